"""The one error shape: RFC 9457 `application/problem+json`."""

from msgspec import Struct

from waverly.wire.records import BadRecord


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong, where, with which value, and how to fix it (`mend`).

    If no record of a body could be read, `refused` lists the first hundred.
    """

    type: str
    title: str
    status: int
    detail: str = ""
    at: str | None = None
    refused: tuple[BadRecord, ...] = ()
