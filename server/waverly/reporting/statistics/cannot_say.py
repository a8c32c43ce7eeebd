"""The answer when the numbers do not allow one: a reason instead of an exception or a NaN."""

from msgspec import Struct


class CannotSay(Struct, frozen=True):
    """Why there is no figure, in a sentence for the owner."""

    cannot_say: str
