"""What a claim is: something said, with what it rests on, or the reason why it cannot be said."""

from msgspec import Struct


class ClaimContext(Struct, frozen=True, kw_only=True):
    """When and to whom something is to be said.

    `at` is server milliseconds. `locale` says how numbers are written and, by its country, where goods
    would go. `variant` is the choice in view, `detail` what follows the claim's name in a slot, such as
    the offer in `{claim.offer.double-points}`.
    """

    at: int
    locale: str = "en"
    variant: str | None = None
    detail: str = ""


class Said(Struct, frozen=True, kw_only=True):
    """A claim that holds: its text as the locale writes it, the value behind it, and as of when."""

    name: str
    text: str
    value: float | str
    as_of: int


class Unsaid(Struct, frozen=True, kw_only=True):
    """A claim that cannot be made, and why in a sentence without its full stop."""

    name: str
    why: str


class ClaimFails(Exception):  # it is an answer, caught by `say`, never an error for the caller
    """Raised within a claim when it does not hold; becomes `Unsaid`."""
