"""Reads from the store's holdouts how much overlays, and letters nobody asked for, annoy."""

from collections.abc import Iterable, Sequence

from waverly.campaigns import Campaign
from waverly.clock import DAY_MS
from waverly.policies.attention.annoyance import Loss, loss_of, pooled
from waverly.policies.attention.price import Price
from waverly.policies.attention.pricing import Annoyance, prices
from waverly.policies.attention.shown_formats import by_format, on_device, with_formats
from waverly.reporting.measuring.contributions import FORMAT
from waverly.reporting.measuring.letters import LETTER_DAYS, Recipient, recipients
from waverly.reporting.measuring.metrics import BY_NAME, VISITORS
from waverly.reporting.results.groups import Sides, in_dimension, sides_by
from waverly.reporting.results.net_value import PRICES
from waverly.reporting.statistics.mean_diff import mean_estimate
from waverly.reporting.statistics.sums import OrderCount
from waverly.reporting.statistics.welch import standard_error
from waverly.storage import Store
from waverly.storage.measured.statistic_rows import WHOLE, statistics_where
from waverly.storage.site.policy_rows import campaigns_now
from waverly.storage.site.share_rows import current_table

WINDOW_MS = BY_NAME["return_visit"].window_ms
"""How long after a letter somebody may come back: as after an overlay."""

DEVICES = ("desktop", "mobile", "tablet")
"""Devices with prices of their own; what cannot be told is priced like all."""

METRICS = (VISITORS, *PRICES, "orders")


async def read_annoyance(
    store: Store, site: str, campaigns: Sequence[Campaign], at: int
) -> Annoyance:
    """Return what a site's visits say until `at` (server milliseconds)."""
    table = await statistics_where(
        store,
        site,
        dimensions=(WHOLE, FORMAT),
        campaigns=[campaign.id for campaign in campaigns],
        metrics=METRICS,
        plain=True,
    )
    sides = sides_by(in_dimension(table, WHOLE), "campaign")
    placed = with_formats(in_dimension(table, FORMAT))
    formats = by_format(placed)
    letters = await _letters(store, site, at)
    if letters.shown or letters.ghosts:
        formats["mail"] = letters
    return Annoyance(
        formats=formats,
        devices={device: by_format(on_device(placed, device)) for device in DEVICES},
        whole=pooled(loss_of(each) for each in sides.values()),
        closed=_per_person(sides.values(), "dismissed"),
        orders=_per_person(sides.values(), "orders"),
    )


async def prices_of(store: Store, site: str, at: int) -> list[Price]:
    """Return every price of a site: the one in force, and the one its visits suggest."""
    campaigns = await campaigns_now(store, site)
    annoyance = await read_annoyance(store, site, campaigns, at)
    return prices(await current_table(store, site), annoyance)


def _per_person(sides: Iterable[Sides], metric: str) -> float:
    shown = [each.shown for each in sides]
    people = sum(side.visitors.n for side in shown)
    return sum(side.of(metric).sum_y for side in shown) / people if people else 0.0


async def _letters(store: Store, site: str, at: int) -> Loss:
    """Return what unrequested letters cost; a visit that came by the letter does not count as coming back."""
    return letters_loss(await recipients(store, site, at - LETTER_DAYS * DAY_MS, at - WINDOW_MS))


def letters_loss(written: Sequence[Recipient]) -> Loss:
    """Return the loss per letter sent, against those held back."""
    sent = [each for each in written if not each.letter.held_out]
    held = [each for each in written if each.letter.held_out]
    returns = [sum(each.came_back(by_letter=False) for each in side) for side in (sent, held)]
    if min(len(sent), len(held)) < 2:
        return Loss(shown=len(sent), ghosts=len(held))
    visits = error = 0.0
    for metric, counts in (
        ("return_visit", returns),
        ("unsubscribe", [sum(each.has_stopped for each in side) for side in (sent, held)]),
    ):
        there, without = (
            mean_estimate(OrderCount(n=len(side), orders=count).sums)
            for side, count in zip((sent, held), counts, strict=True)
        )
        visits += PRICES[metric] * (there.value - without.value)
        error += abs(PRICES[metric]) * standard_error(without, there)
    return Loss(
        visits=visits,
        variance=error**2,
        shown=len(sent),
        ghosts=len(held),
        shown_returns=returns[0],
        ghost_returns=returns[1],
    )
