"""How often a campaign may meet the same shopper, and how long it rests after it did."""

from collections.abc import Callable

from waverly.campaigns import Campaign
from waverly.clock import DAY_MS
from waverly.deciding.objection import Objection
from waverly.deciding.opportunity import Opportunity

Rule = Callable[[Campaign, Opportunity], Objection | None]


def _cap_session(c: Campaign, o: Opportunity) -> Objection | None:
    total = o.state.campaigns.get(c.id)
    if total is None or total.displayed < c.caps.per_session:
        return None
    return Objection(
        rule="cap_session",
        found=f"{total.displayed} in this session",
        wanted=f"fewer than {c.caps.per_session}",
    )


def _cap_visitor(c: Campaign, o: Opportunity) -> Objection | None:
    before = o.profile.shown.get(c.id)
    if before is None or before.times < c.caps.per_visitor:
        return None
    return Objection(
        rule="cap_visitor",
        found=f"{before.times} in earlier visits",
        wanted=f"fewer than {c.caps.per_visitor}",
    )


def _rested(rule: str, since: int | None, days: float, at: int) -> Objection | None:
    if since is None or at - since >= days * DAY_MS:
        return None
    return Objection(
        rule=rule, found=f"{(at - since) / DAY_MS:.1f} days ago", wanted=f"at least {days:g} days"
    )


def _cooldown(c: Campaign, o: Opportunity) -> Objection | None:
    before = o.profile.shown.get(c.id)
    if before is None:
        return None
    return _rested("cooldown", before.last_at, c.caps.cooldown_days, o.at)


def _after_dismiss(c: Campaign, o: Opportunity) -> Objection | None:
    before = o.profile.shown.get(c.id)
    total = o.state.campaigns.get(c.id)
    if before is None and total is None:
        return None
    last = max(
        (before.dismissed_at if before else None) or 0, (total.dismissed_at if total else None) or 0
    )
    return _rested("after_dismiss", last or None, c.caps.after_dismiss_days, o.at)


FREQUENCY_RULES: tuple[Rule, ...] = (_cap_session, _cap_visitor, _cooldown, _after_dismiss)
"""Rules that cannot object to a campaign this shopper has not met."""


def has_been_met(c: Campaign, o: Opportunity) -> bool:
    """Return whether a campaign was displayed to this shopper before, or held back."""
    return c.id in o.state.campaigns or c.id in o.profile.shown
