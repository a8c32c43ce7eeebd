"""What is taken out of words somebody typed: addresses, phone and card numbers.

The script takes the same out before a search leaves the browser (`client_js/src/lib/scrub.js`). What a
backend tells has been through no browser.
"""

import re

_EMAIL = re.compile(r"[^\s@\uff20/?&=]+(?:[@\uff20]|%40)[^\s@\uff20/?&=]+")
_LONG_NUMBER = re.compile(r"\+?\d(?:[\s().\u2010-\u2015\u2212\uff0d-]{0,2}\d){6,}")


def without_personal(text: str) -> str:
    """Return a text without e-mail addresses and without numbers of seven digits and more."""
    return _LONG_NUMBER.sub("[number]", _EMAIL.sub("[email]", text))
