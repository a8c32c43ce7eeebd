"""Shared by all backend records: stored in parts, within the kept period, of some only the latest."""

from collections.abc import Awaitable, Callable, Sequence
from itertools import chain, compress
from typing import Generic, TypeVar

from msgspec import Struct
from sqlalchemy import Table

from waverly.storage.measured.kept_since_rows import kept_since
from waverly.storage.people.told.whose import Named, Whose, whose
from waverly.storage.record_results import Row, keep_latest, with_gaps
from waverly.storage.store import Store
from waverly.wire.records import Why

AT_ONCE = 500
"""Records written in one transaction: shoppers' batches are written in between."""

Record = TypeVar("Record")
Owned = TypeVar("Owned", bound=Named)

Remember = Callable[[Sequence[Record]], Awaitable[list[Why | None]]]
"""Keeps some records in one transaction; says of each why it was passed over, or None."""


class Latest(Struct, Generic[Owned], frozen=True, kw_only=True):
    """A table that holds the latest record of each: its key column, a record's time, and its row."""

    table: Table
    by: str
    at_of: Callable[[Owned], int]
    row: Callable[[str, Owned, Whose, int], Row]


async def remember_in_parts(
    store: Store,
    site: str,
    told: Sequence[Record],
    at_of: Callable[[Record], int],
    remember: Remember[Record],
) -> list[Why | None]:
    """Have what is of a time that is kept remembered; return why the others were passed over."""
    since = await kept_since(store, site)
    is_kept = [at_of(each) >= since for each in told]
    kept = list(compress(told, is_kept))
    parts = (kept[start : start + AT_ONCE] for start in range(0, len(kept), AT_ONCE))
    fates = [await remember(part) for part in parts]
    return with_gaps(is_kept, chain.from_iterable(fates), "no_longer_kept")


async def remember_latest(
    store: Store, site: str, told: Sequence[Owned], now: int, kind: Latest[Owned]
) -> list[Why | None]:
    """Keep the records that are newer than what is known; return why others were passed over.

    Those of who was erased a moment ago are passed over, and those of a time that is no longer kept.
    """

    async def remember(part: Sequence[Owned]) -> list[Why | None]:
        async with store.write() as connection:
            found = await whose(connection, site, part, now)
            known = [(each, of) for each, of in zip(part, found, strict=True) if of is not None]
            rows = [kind.row(site, each, of, now) for each, of in known]
            said = [kind.at_of(each) for each, _ in known]
            fates = await keep_latest(connection, kind.table, rows, kind.by, said)
        return with_gaps([of is not None for of in found], fates, "erased")

    return await remember_in_parts(store, site, told, kind.at_of, remember)
