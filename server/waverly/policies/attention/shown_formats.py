"""Losses by the format help really had: a campaign's dialog is a sheet on a phone, elsewhere often a card."""

from collections import Counter

from msgspec.structs import replace

from waverly.deciding.attention import price_name
from waverly.policies.attention.annoyance import Loss, loss_of, pooled
from waverly.reporting.measuring.metrics import VISITORS
from waverly.reporting.results.groups import SHOWN, sides_by
from waverly.storage.measured.statistic_rows import Cell, Sums, Table

Place = tuple[str, str]
"""A campaign and a kind of device."""


def by_format(table: Table) -> dict[str, Loss]:
    """Return the loss of each format, from sums by format and device: campaigns of one are taken together."""
    tables: dict[str, Table] = {}
    for cell, sums in table.items():
        if overlay_format := _format_of(cell):
            tables.setdefault(overlay_format, {})[cell] = sums
    return {
        overlay_format: pooled(loss_of(sides) for sides in sides_by(found, "campaign").values())
        for overlay_format, found in sorted(tables.items())
    }


def on_device(table: Table, device: str) -> Table:
    """Return the sums of one kind of device."""
    return {cell: sums for cell, sums in table.items() if _place(cell)[1] == device}


def with_formats(table: Table) -> Table:
    """Return the sums with a format for everybody.

    Of those held out, early versions kept no format. Left out, they would be missing from one side of those
    days only. So where there are any, a campaign counts whole, as what it mostly was on that device.
    """
    unknown = {_place(cell) for cell in table if not _format_of(cell)}
    mostly = {
        place: commonest for place, commonest in _commonest(table).items() if place in unknown
    }
    found: Table = {}
    for cell, sums in table.items():
        place = _place(cell)
        segment = price_name(mostly[place], place[1]) if place in mostly else cell.segment
        named = replace(cell, segment=segment)
        found[named] = found.get(named, Sums()) + sums
    return found


def _commonest(table: Table) -> dict[Place, str]:
    """Return the format most people saw, by campaign and device."""
    shown: dict[Place, Counter[str]] = {}
    for cell, sums in table.items():
        if cell.side == SHOWN and cell.metric == VISITORS and _format_of(cell):
            shown.setdefault(_place(cell), Counter())[_format_of(cell)] += sums.n
    return {place: counts.most_common(1)[0][0] for place, counts in shown.items()}


def _format_of(cell: Cell) -> str:
    return cell.segment.partition("/")[0]


def _place(cell: Cell) -> Place:
    return cell.campaign, cell.segment.partition("/")[2]
