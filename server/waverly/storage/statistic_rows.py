"""Sufficient statistics: sums by day, campaign, side and segment, kept as exact whole numbers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import add
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.measured_tables import statistics
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
        return Sums(**dict(zip(_SUMS, map(add, values(self), values(other)), strict=True)))


_KEY = Cell.__struct_fields__
_SUMS = Sums.__struct_fields__
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
) -> Table:
    """Return sums: those of all days, or those of each day from `start` up to, not including, `end`."""
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
        return _table(await connection.execute(_select().where(*conditions)))


async def statistics_at(store: Store, site: str, cells: Iterable[Cell]) -> Table:
    """Return the sums of exactly these cells, where there are any."""
    wanted = list(cells)
    found: Table = {}
    async with store.read() as connection:
        for start in range(0, len(wanted), KEYS_AT_ONCE):
            part = wanted[start : start + KEYS_AT_ONCE]
            keys = [tuple(getattr(cell, name) for name in _KEY) for cell in part]
            columns = tuple_(*(statistics.c[name] for name in _KEY))
            statement = _select().where(statistics.c.site == site, columns.in_(keys))
            found |= _table(await connection.execute(statement))
    return found


async def write_statistics(
    connection: AsyncConnection, site: str, table: Mapping[Cell, Sums]
) -> None:
    """Store sums in place of what was there; a cell that has become empty goes."""
    full = [
        {"site": site, **{name: getattr(cell, name) for name in _KEY}, **_row(sums)}
        for cell, sums in table.items()
        if any(values(sums))
    ]
    await upsert(connection, statistics, full)
    for cell, sums in table.items():
        if not any(values(sums)):
            same = [statistics.c[name] == getattr(cell, name) for name in _KEY]
            await connection.execute(delete(statistics).where(statistics.c.site == site, *same))


def merged(table: Mapping[Cell, Sums], keep: Sequence[str]) -> dict[tuple[object, ...], Sums]:
    """Return the sums added up over all parts of the cells but those in `keep`, by these."""
    found: dict[tuple[object, ...], list[int]] = defaultdict(lambda: [0] * len(_SUMS))
    for cell, sums in table.items():
        total = found[tuple(getattr(cell, name) for name in keep)]
        for place, value in enumerate(values(sums)):
            total[place] += value
    return {key: Sums(**dict(zip(_SUMS, total, strict=True))) for key, total in found.items()}


def _row(sums: Sums) -> dict[str, int]:
    return dict(zip(_SUMS, values(sums), strict=True))


def _select() -> Select[tuple[Any, ...]]:
    return select(*(statistics.c[name] for name in (*_KEY, *_SUMS)))


def _table(rows: Iterable[Sequence[Any]]) -> Table:  # Any: keys and sums, in one row
    found: Table = {}
    width = len(_KEY)
    for row in rows:
        cell = Cell(**dict(zip(_KEY, row[:width], strict=True)))
        found[cell] = Sums(**dict(zip(_SUMS, row[width:], strict=True)))
    return found
