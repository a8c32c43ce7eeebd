"""The log as learning sees it: what was done, with which chance, and whether an order followed."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from waverly.features import NAMES
from waverly.storage import Store
from waverly.storage.log.decision_log import LoggedDecision, logged_decisions
from waverly.storage.measured.purchase_rows import has_bought, purchases_by_visitor


class Logged(Struct, frozen=True, kw_only=True):
    """One decision and whether the visitor bought within a week of it."""

    decision: LoggedDecision
    bought: bool


async def read_log(
    store: Store, site: str, since: int, until: int, *, with_features: bool = False
) -> list[Logged]:
    """Return the log from `since` up to `until` (server milliseconds), oldest first.

    With features, decisions of a version that computed more or fewer of them are left out: no model can
    read theirs beside today's.
    """
    decisions = await logged_decisions(store, site, since, until, with_features=with_features)
    if with_features:
        decisions = [each for each in decisions if len(each.features) == len(NAMES)]
    return with_orders(decisions, await purchases_by_visitor(store, site))


def with_orders(
    decisions: Iterable[LoggedDecision], purchases: Mapping[str, Sequence[int]]
) -> list[Logged]:
    """Join decisions with the instants of each visitor's purchases (sorted)."""
    return [
        Logged(decision=each, bought=has_bought(purchases.get(each.visitor, ()), each.at))
        for each in decisions
    ]
