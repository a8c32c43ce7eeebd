"""The one error shape: RFC 9457 `application/problem+json`."""

from msgspec import Struct

from waverly.wire.records import BadRecord


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong, where, with which value, and the mend.

    `refused` are the records of a body of which none could be read, of many the first hundred.
    """

    type: str
    title: str
    status: int
    detail: str = ""
    at: str | None = None
    refused: tuple[BadRecord, ...] = ()
