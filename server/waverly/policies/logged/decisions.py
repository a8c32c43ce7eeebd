"""The log as learning sees it: what was done, with which chance, and whether an order followed."""

from collections.abc import Mapping

from msgspec import Struct

from waverly.deciding.share_table import parts_of
from waverly.policies.logged.todays_features import with_todays_features
from waverly.storage import Store
from waverly.storage.log.decision_log import LoggedDecision, logged_decisions
from waverly.storage.measured.purchase_rows import WINDOW_MS, has_bought, purchases_by_visitor
from waverly.storage.site.policy_rows import campaigns_of


class Logged(Struct, frozen=True, kw_only=True):
    """One decision and whether the visitor bought within a week of it.

    `holdouts` are the campaigns' own shares under the policy that decided, as far as it is still stored.
    """

    decision: LoggedDecision
    bought: bool
    holdouts: Mapping[str, float] = {}

    def holdout(self, campaign: str, now: Mapping[str, float]) -> float:
        """Return a campaign's share as it was then, or as it is `now` where that is no longer known."""
        return self.holdouts.get(campaign, now.get(campaign, 0.0))


async def read_log(
    store: Store, site: str, since: int, until: int, *, with_features: bool = False
) -> list[Logged]:
    """Return the log from `since` up to `until` (server milliseconds), oldest first.

    Features are as this version computes them, whichever version decided.
    """
    decisions = await logged_decisions(store, site, since, until, with_features=with_features)
    if with_features:
        decisions = await with_todays_features(store, site, decisions)
    purchases = await purchases_by_visitor(store, site, since, until + WINDOW_MS)
    holdouts = await _holdouts(store, site, {each.policy for each in decisions})
    return [
        Logged(
            decision=each,
            bought=has_bought(purchases.get(each.visitor, ()), each.at),
            holdouts=holdouts[each.policy],
        )
        for each in decisions
    ]


async def _holdouts(store: Store, site: str, policies: set[str]) -> dict[str, dict[str, float]]:
    """Return each campaign's share by policy. Every night makes a policy, few of them other campaigns."""
    known: dict[str, dict[str, float]] = {}
    for version in {parts_of(policy)[0] for policy in policies}:
        campaigns = await campaigns_of(store, site, version)
        known[version] = {campaign.id: campaign.holdout for campaign in campaigns}
    return {policy: known[parts_of(policy)[0]] for policy in policies}
