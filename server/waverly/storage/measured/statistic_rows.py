"""Sufficient statistics: sums by day, campaign, side and segment, kept as exact whole numbers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, delete, insert, select, tuple_
from sqlalchemy import Table as SqlTable
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.measured.measured_tables import past_statistics, statistics
from waverly.storage.store import Store
from waverly.storage.upsert import upsert

WHOLE = ""
"""The dimension of rows that hold everybody, and the day of rows that hold all days."""


class Cell(Struct, frozen=True, kw_only=True):
    """What a row of sums is about. `planned` is the share meant to be held out, in 1/10,000."""

    dimension: str = WHOLE
    day: str = WHOLE
    campaign: str
    side: str
    planned: int = 0
    segment: str = ""
    metric: str
    currency: str = ""


class Sums(Struct, frozen=True, kw_only=True):
    """Sums over visitors: n, outcome y, orders before x, score s, squares and cross products."""

    n: int = 0
    sum_y: int = 0
    sum_yy: int = 0
    sum_x: int = 0
    sum_xx: int = 0
    sum_xy: int = 0
    sum_s: int = 0
    sum_ss: int = 0
    sum_sy: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        """Both as one."""
        return Sums(
            n=self.n + other.n,
            sum_y=self.sum_y + other.sum_y,
            sum_yy=self.sum_yy + other.sum_yy,
            sum_x=self.sum_x + other.sum_x,
            sum_xx=self.sum_xx + other.sum_xx,
            sum_xy=self.sum_xy + other.sum_xy,
            sum_s=self.sum_s + other.sum_s,
            sum_ss=self.sum_ss + other.sum_ss,
            sum_sy=self.sum_sy + other.sum_sy,
        )


_KEY = Cell.__struct_fields__
_SUMS = Sums.__struct_fields__
PLAIN = ("n", "sum_y", "sum_yy")
"""The sums a difference of means needs; without covariates rows are read twice as fast."""
Table = dict[Cell, Sums]
KEYS_AT_ONCE = 100
"""Keys of eight parts each in one question: below SQLite's limit of parameters."""


def values(sums: Sums) -> tuple[int, ...]:
    """Return the nine numbers in their order."""
    return tuple(getattr(sums, name) for name in _SUMS)


async def statistics_where(
    store: Store,
    site: str,
    *,
    dimensions: Sequence[str] = (WHOLE,),
    campaigns: Sequence[str] | None = None,
    metrics: Sequence[str] | None = None,
    start: str = WHOLE,
    end: str = WHOLE,
    plain: bool = False,
) -> Table:
    """Return sums: those of all days, or those of each day from `start` up to, not including, `end`.

    `plain` leaves out the sums of what was known beforehand, which then are 0.
    """
    conditions: list[ColumnElement[bool]] = [
        statistics.c.site == site,
        statistics.c.dimension.in_(dimensions),
    ]
    if start or end:
        conditions += [statistics.c.day >= (start or "0"), statistics.c.day < (end or "9")]
    else:
        conditions.append(statistics.c.day == WHOLE)
    if campaigns is not None:
        conditions.append(statistics.c.campaign.in_(campaigns))
    if metrics is not None:
        conditions.append(statistics.c.metric.in_(metrics))
    async with store.read() as connection:
        wanted = PLAIN if plain else _SUMS
        return _table(await connection.execute(_select(wanted).where(*conditions)), plain=plain)


async def statistics_at(store: Store, site: str, cells: Iterable[Cell]) -> Table:
    """Return the sums of exactly these cells, where there are any."""
    async with store.read() as connection:
        return await _sums_at(connection, statistics, site, cells)


async def past_with(store: Store, site: str, more: Table) -> Table:
    """Return the sums that stay when their rows are deleted, with `more` added, for the cells of `more`."""
    async with store.read() as connection:
        known = await _sums_at(connection, past_statistics, site, more)
    return {cell: known.get(cell, Sums()) + sums for cell, sums in more.items()}


async def write_past(connection: AsyncConnection, site: str, table: Mapping[Cell, Sums]) -> None:
    """Replace sums that stay when their rows are deleted. Only a turn of the measuring may do this."""
    await upsert(connection, past_statistics, _rows(site, table))


async def begin_with_past(connection: AsyncConnection, site: str) -> None:
    """Replace all sums of a site with those that stay when their rows are deleted."""
    await connection.execute(delete(statistics).where(statistics.c.site == site))
    past = select(past_statistics).where(past_statistics.c.site == site)
    names = [column.name for column in past_statistics.columns]
    await connection.execute(insert(statistics).from_select(names, past))


async def _sums_at(
    connection: AsyncConnection, table: SqlTable, site: str, cells: Iterable[Cell]
) -> Table:
    wanted = list(cells)
    found: Table = {}
    columns = tuple_(*(table.c[name] for name in _KEY))
    for start in range(0, len(wanted), KEYS_AT_ONCE):
        part = wanted[start : start + KEYS_AT_ONCE]
        keys = [tuple(getattr(cell, name) for name in _KEY) for cell in part]
        statement = _select(_SUMS, table).where(table.c.site == site, columns.in_(keys))
        found |= _table(await connection.execute(statement))
    return found


async def write_statistics(
    connection: AsyncConnection, site: str, table: Mapping[Cell, Sums]
) -> None:
    """Store sums in place of what was there; a cell that has become empty goes."""
    await upsert(connection, statistics, _rows(site, table))
    for cell, sums in table.items():
        if not any(values(sums)):
            same = [statistics.c[name] == getattr(cell, name) for name in _KEY]
            await connection.execute(delete(statistics).where(statistics.c.site == site, *same))


def _rows(site: str, table: Mapping[Cell, Sums]) -> list[dict[str, object]]:
    return [
        {"site": site, **{name: getattr(cell, name) for name in _KEY}, **_row(sums)}
        for cell, sums in table.items()
        if any(values(sums))
    ]


def _row(sums: Sums) -> dict[str, int]:
    return dict(zip(_SUMS, values(sums), strict=True))


def _select(sums: Sequence[str], table: SqlTable = statistics) -> Select[tuple[Any, ...]]:
    return select(*(table.c[name] for name in (*_KEY, *sums)))


def _table(
    rows: Iterable[Sequence[Any]],  # Any: keys, then sums
    *,
    plain: bool = False,
) -> Table:
    width = len(_KEY)
    # Thousands of rows: naming each part once is three times as fast as zipping names to values.
    return {
        Cell(
            dimension=row[0],
            day=row[1],
            campaign=row[2],
            side=row[3],
            planned=row[4],
            segment=row[5],
            metric=row[6],
            currency=row[7],
        ): Sums(n=row[width], sum_y=row[width + 1], sum_yy=row[width + 2])
        if plain
        else _all_sums(row[width:])
        for row in rows
    }


def _all_sums(found: Sequence[int]) -> Sums:
    n, sum_y, sum_yy, sum_x, sum_xx, sum_xy, sum_s, sum_ss, sum_sy = found
    return Sums(
        n=n,
        sum_y=sum_y,
        sum_yy=sum_yy,
        sum_x=sum_x,
        sum_xx=sum_xx,
        sum_xy=sum_xy,
        sum_s=sum_s,
        sum_ss=sum_ss,
        sum_sy=sum_sy,
    )
