"""Reads what the store's holdouts say of annoyance: of overlays, and of letters nobody asked for."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.clock import DAY_MS
from waverly.policies.annoyance import Loss, by_format, loss_of, pooled
from waverly.policies.annoyance_prices import Seen, prices
from waverly.policies.price import Price
from waverly.reporting.measuring.metrics import BY_NAME, VISITORS
from waverly.reporting.results.groups import Sides, in_dimension, sides_by
from waverly.reporting.results.net_value import PRICES
from waverly.reporting.statistics.mean_diff import mean_estimate
from waverly.reporting.statistics.sums import OrderCount
from waverly.storage import Store
from waverly.storage.contact_rows import ended_contacts
from waverly.storage.letter_rows import Written, unasked_letters
from waverly.storage.link_rows import visitors_of
from waverly.storage.policy_rows import campaigns_of, current_version
from waverly.storage.share_rows import current_table
from waverly.storage.statistic_rows import WHOLE, Table, statistics_where
from waverly.storage.visit_rows import Visit, visits_of

WINDOW_MS = BY_NAME["return_visit"].window_ms
"""How long after a letter somebody may come back: as after an overlay."""

DEVICES = ("desktop", "mobile", "tablet")
"""Devices with prices of their own; what cannot be told is priced like all."""

LETTER_DAYS = 90
METRICS = (VISITORS, *PRICES, "orders")


async def read_annoyance(store: Store, site: str, campaigns: Sequence[Campaign], at: int) -> Seen:
    """Return what a site's visits say until `at` (server milliseconds)."""
    table = await statistics_where(
        store,
        site,
        dimensions=(WHOLE, "device"),
        campaigns=[campaign.id for campaign in campaigns],
        metrics=METRICS,
        plain=True,
    )
    sides = sides_by(in_dimension(table, WHOLE), "campaign")
    losses = _losses(sides)
    form_of = {each.id: each.overlay.format for each in campaigns}
    formats = by_format(losses, form_of)
    letters = await _letters(store, site, at)
    if letters.shown or letters.ghosts:
        formats["mail"] = letters
    return Seen(
        formats=formats,
        devices={
            device: by_format(_losses(known), form_of)
            for device, known in _by_device(in_dimension(table, "device")).items()
        },
        whole=pooled(losses.values()),
        closed=_per_person(sides.values(), "dismissed"),
        orders=_per_person(sides.values(), "orders"),
    )


def _losses(sides: Mapping[str, Sides]) -> dict[str, Loss]:
    return {campaign: loss_of(known) for campaign, known in sides.items()}


def _by_device(table: Table) -> dict[str, dict[str, Sides]]:
    """Return each campaign's sides on each device the decision can tell."""
    return {
        device: sides_by({c: s for c, s in table.items() if c.segment == device}, "campaign")
        for device in DEVICES
        if any(cell.segment == device for cell in table)
    }


async def prices_of(store: Store, site: str, at: int) -> list[Price]:
    """Return every price of a site, as it is and as its visits would have it."""
    version = await current_version(store, site)
    campaigns = () if version is None else await campaigns_of(store, site, version)
    seen = await read_annoyance(store, site, campaigns, at)
    return prices(await current_table(store, site), seen)


def _per_person(sides: Iterable[Sides], metric: str) -> float:
    shown = [each.shown for each in sides]
    people = sum(side.visitors.n for side in shown)
    return sum(side.of(metric).sum_y for side in shown) / people if people else 0.0


class _Answered(Struct, frozen=True, kw_only=True):
    """One letter and what came of it within the window."""

    held_out: bool
    came_back: bool
    stopped: bool


async def _letters(store: Store, site: str, at: int) -> Loss:
    """Return what letters nobody asked for cost; a visit that came by the letter itself is no return."""
    since = at - LETTER_DAYS * DAY_MS
    written = await unasked_letters(store, site, since, at - WINDOW_MS)
    persons = await visitors_of(store, site, {each.person for each in written})
    visits: dict[str, list[Visit]] = {}
    for visit in await visits_of(store, site, persons):
        visits.setdefault(persons[visit.visitor], []).append(visit)
    stopped: dict[str, list[int]] = {}
    for visitor, ended_at in (await ended_contacts(store, site, persons)).items():
        stopped.setdefault(persons[visitor], []).append(ended_at)
    answered = [_answered(each, visits, stopped) for each in written]
    return letters_loss(answered)


def _answered(
    letter: Written, visits: dict[str, list[Visit]], stopped: dict[str, list[int]]
) -> _Answered:
    end = letter.at + WINDOW_MS
    return _Answered(
        held_out=letter.held_out,
        came_back=any(
            letter.at < visit.opened_at <= end and visit.source != "email"
            for visit in visits.get(letter.person, ())
        ),
        stopped=any(letter.at <= ended <= end for ended in stopped.get(letter.person, ())),
    )


def letters_loss(answered: Sequence[_Answered]) -> Loss:
    """Return the loss per letter sent, against those held back."""
    sent = [each for each in answered if not each.held_out]
    held = [each for each in answered if each.held_out]
    returns = [sum(each.came_back for each in side) for side in (sent, held)]
    if min(len(sent), len(held)) < 2:
        return Loss(shown=len(sent), ghosts=len(held))
    visits = variance = 0.0
    for metric, counts in (
        ("return_visit", returns),
        ("unsubscribe", [sum(each.stopped for each in side) for side in (sent, held)]),
    ):
        there, without = (
            mean_estimate(OrderCount(n=len(side), orders=count).sums)
            for side, count in zip((sent, held), counts, strict=True)
        )
        visits += PRICES[metric] * (there.value - without.value)
        variance += PRICES[metric] ** 2 * (there.squared_error + without.squared_error)
    return Loss(
        visits=visits,
        variance=variance,
        shown=len(sent),
        ghosts=len(held),
        shown_returns=returns[0],
        ghost_returns=returns[1],
    )
