"""The one error shape: RFC 9457 `application/problem+json`."""

from msgspec import Struct


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What went wrong, where, with which value, and the mend."""

    type: str
    title: str
    status: int
    detail: str = ""
    at: str | None = None
