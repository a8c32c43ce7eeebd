"""What somebody has put on, or taken off, their wish list at the store."""

from typing import Annotated

from msgspec import Meta, Raw, Struct

from waverly.errors.fitting import json_as
from waverly.wire.checks import check_when, check_whom
from waverly.wire.records import MOST_BYTES, MOST_RECORDS, Records, reader
from waverly.wire.request import Email
from waverly.wire.scalars import Id, Instant


class ToldWish(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One product that was put on a wish list, or taken off (`on_list` false), `at` a time in milliseconds.

    Of two records about one product the later is kept. It belongs to a `visitor`, which may be the store's
    own id for a customer, or to an `email`: give one of the two.
    """

    product: Id
    at: Instant
    on_list: bool = True
    visitor: Id | None = None
    email: Email | None = None


class ToldWishes(Struct, frozen=True, kw_only=True):
    """`POST /v1/wishlists`: what was put on wish lists at the store, and taken off. It sends no letter."""

    wishes: Annotated[tuple[ToldWish, ...], Meta(max_length=MOST_RECORDS)]


class _Unread(Struct, frozen=True, kw_only=True):
    """The body with its wishes unread."""

    wishes: Annotated[list[Raw], Meta(max_length=MOST_RECORDS)]


def read_told_wishes(body: bytes) -> Records[ToldWish]:
    """Return the wishes of a body, and what is wrong with those that cannot be kept.

    Raises `msgspec.DecodeError` when the body is no list of wishes.
    """
    return _wishes(json_as(body, _Unread).wishes)


def _check(told: ToldWish) -> None:
    check_whom(told.visitor, told.email)
    check_when(told.at, "at")


_wishes = reader("wishes", ToldWish, _check, most_bytes=MOST_BYTES)
