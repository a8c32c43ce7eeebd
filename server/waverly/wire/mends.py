"""What to do about a value that cannot be read: said after what is wrong with it."""

import re
from typing import get_args

from waverly.wire.scalars import Source

_INSTANT = "Give milliseconds since 1970 UTC, such as 1795491234567."

BY_FIELD = {
    **dict.fromkeys(
        ("at", "updated_at", "agreed_at", "withdrawn_at", "until", "starts_at", "ends_at"), _INSTANT
    ),
    "currency": "Give the three capital letters of ISO 4217, such as EUR.",
    "country": "Give the two capital letters of ISO 3166-1, such as DE.",
    "availability": "Give in_stock, preorder or out_of_stock.",
    "image": "Give an address that begins with https://, http:// or /.",
    "items": "Give how many articles they are, as a number.",
    "email": "Give one address, such as ann@example.com.",
    "source": f"Use one of: {', '.join(get_args(Source))}.",
}
"""Fields whose mend is always the same."""

BY_FAULT = (
    (re.compile(r"Expected `(int|float)\b.*got `str`"), "Give a number, without quotes."),
    (re.compile(r"Expected `str\b.*got `(int|float)`"), "Put it in quotes."),
    (re.compile(r"Expected `bool\b"), "Give true or false, without quotes."),
    (re.compile(r"Expected `int\b.*got `float`"), "Give a whole number."),
    (re.compile(r"Expected `array\b.*got"), "Give a list, in square brackets."),
    (re.compile(r"Expected `object`, got `array`"), "Put the list into an object, under its name."),
)
"""Other mends, by what msgspec says; where nothing fits, what it says is mend enough."""

_LAST_NAME = re.compile(r"\.([a-z_]+)$")


def with_mend(sentence: str, path: str) -> str:
    """Return what msgspec says of the value at a path (`$.events[0].at`), with the mend if one is known."""
    name = _LAST_NAME.search(path)
    mend = BY_FIELD.get(name[1], "") if name else ""
    mend = mend or next((mend for fault, mend in BY_FAULT if fault.match(sentence)), "")
    return f"{sentence.rstrip('.')}. {mend}" if mend else sentence
