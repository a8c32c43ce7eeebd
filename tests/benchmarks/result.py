"""One measured line of the table."""

from msgspec import Struct


class Result(Struct, frozen=True, kw_only=True):
    """What was measured, what it should be, and whether it is."""

    what: str
    measured: str
    target: str
    met: bool | None
