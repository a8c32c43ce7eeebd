"""What the types of a told record cannot say: whom it is of, and which instants and words mean something."""

import re
from typing import NoReturn

from waverly.errors.allowed import CURRENCY_MEND, MAILBOX_MEND, Refusal
from waverly.errors.fitting import Unfit
from waverly.wire.currencies import is_currency
from waverly.wire.scalars import INSTANT_MEND

EARLIEST = 10**11
"""Milliseconds in March 1973; the same number of seconds is in the year 5138."""

_ADDRESS = re.compile(r"(?:https?:)?//[^/\s]|/(?!/)", re.IGNORECASE)
"""How an address begins that a page of the shop can load or link to."""

_SPECIAL = re.compile(r"[\x00-\x20\x7f()<>\[\],;:\"\\]")
"""What means something of its own in a header, but for `@` and `.` (RFC 5322, 3.2.3)."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
"""A language as BCP 47 writes it; those of four letters and more are reserved."""


def check_whom(visitor: str | None, email: str | None) -> None:
    """Raise Unfit unless a record is of a visitor or of an address."""
    if visitor is None and email is None:
        mend = "Name a `visitor` or an `email`."
        raise Unfit(Refusal(sentence="It does not say of whom", mend=mend, is_missing=True))
    if visitor is not None and email is not None:
        _refuse("It names a `visitor` and an `email`", "visitor", visitor, "Name one of the two.")


def check_when(at: int, path: str) -> None:
    """Raise Unfit for an instant told in seconds, which would be of 1970."""
    if at < EARLIEST:
        sentence = "This is in 1970: seconds, and not a thousand times as many"
        _refuse(sentence, path, at, INSTANT_MEND)


def check_mailbox(email: str | None, path: str) -> None:
    """Raise Unfit for an address of which a letter's header would make another, several or none."""
    if email is None:
        return
    domain = email.rpartition("@")[2]
    if _SPECIAL.search(email) or not all(domain.split(".")):
        _refuse("Nobody can be written to at this", path, email, MAILBOX_MEND)


def check_currency(code: str | None, path: str) -> None:
    """Raise Unfit for three letters that are no currency, such as XXX."""
    if code is not None and not is_currency(code):
        _refuse("There is no such currency", path, code, CURRENCY_MEND)


def check_language(tag: str | None, path: str) -> None:
    """Raise Unfit for what is no tag of a language, such as `german`."""
    if tag is not None and _LANGUAGE.fullmatch(tag) is None:
        mend = "Write it as BCP 47 does, such as de or de-AT."
        _refuse("This is no tag of a language", path, tag, mend)


def check_address(address: str | None, path: str, sentence: str) -> None:
    """Raise Unfit with a sentence for an address that a page of the shop can neither load nor link to."""
    if address and _ADDRESS.match(address) is None:
        mend = "Write an address that begins with https://, http:// or /."
        _refuse(sentence, path, address, mend)


def _refuse(sentence: str, path: str, found: object, mend: str) -> NoReturn:
    raise Unfit(Refusal(sentence=sentence, path=path, found=found, mend=mend))
