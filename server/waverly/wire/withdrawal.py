"""The request sent when a shopper takes consent back: whom the server is to forget."""

import msgspec
from msgspec import Struct

from waverly.wire.decode import check_text
from waverly.wire.scalars import Id


class Withdrawal(Struct, frozen=True, kw_only=True):
    """The body of `POST /v1/collect` after a no: the visitor to erase, and nothing else."""

    site: Id
    forget: Id


_withdrawals = msgspec.json.Decoder(Withdrawal)


def withdrawal_in(body: bytes) -> Withdrawal | None:
    """Return the withdrawal a body holds that is no batch; None when it is neither."""
    check_text(body)
    try:
        return _withdrawals.decode(body)
    except (msgspec.DecodeError, RecursionError):
        return None
