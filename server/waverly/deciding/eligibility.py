"""Which campaigns may be shown at an opportunity. Rules are asked in order; the first objection counts."""

from collections.abc import Callable, Iterable
from zoneinfo import ZoneInfo

from waverly.campaigns import Campaign
from waverly.campaigns.templates.terms import states_terms
from waverly.clock import day_of
from waverly.deciding.frequency import FREQUENCY_RULES, Rule, has_been_met
from waverly.deciding.objection import Limit, Objection
from waverly.deciding.opportunity import Opportunity, Policy
from waverly.deciding.template_contexts import cart_of
from waverly.memoized import memoized
from waverly.scoring.causes import WEIGHTS

RuleOfAll = Callable[[Opportunity, Policy], Objection | None]


def _consent(o: Opportunity, policy: Policy) -> Objection | None:
    if o.state.consent.personalization:
        return None
    return Objection(rule="consent", found="no consent to personalization", wanted="consent")


def _page_known(o: Opportunity, policy: Policy) -> Objection | None:
    if o.page.type != "unknown":
        return None
    return Objection(rule="page_known", found="unknown", wanted="a page type we recognise")


def _just_bought(o: Opportunity, policy: Policy) -> Objection | None:
    if o.page.type != "confirmation":
        return None
    return Objection(rule="just_bought", found="order confirmation", wanted="a page before it")


def _case_open(o: Opportunity, policy: Policy) -> Objection | None:
    if not (o.state.case_open or o.known.case):
        return None
    return Objection(rule="support_case", found="a support case is open", wanted="none open")


def _session_budget(o: Opportunity, policy: Policy) -> Objection | None:
    if o.state.displayed < policy.max_per_session:
        return None
    return Objection(
        rule="session_budget",
        found=f"{o.state.displayed} overlays in this session",
        wanted=f"fewer than {policy.max_per_session}",
        limit=Limit(found=o.state.displayed, wanted=policy.max_per_session),
    )


def _quiet_time(o: Opportunity, policy: Policy) -> Objection | None:
    if o.state.displayed_at is None or o.at - o.state.displayed_at >= policy.quiet_ms:
        return None
    passed, quiet = (o.at - o.state.displayed_at) // 1000, policy.quiet_ms // 1000
    return Objection(
        rule="quiet_time",
        found=f"{passed} s since the last overlay",
        wanted=f"at least {quiet} s",
        limit=Limit(found=passed, wanted=quiet),
    )


def _enough_dismissed(o: Opportunity, policy: Policy) -> Objection | None:
    if o.state.dismissed < policy.max_dismissals:
        return None
    return Objection(
        rule="dismissals",
        found=f"{o.state.dismissed} overlays closed in this session",
        wanted=f"fewer than {policy.max_dismissals}",
        limit=Limit(found=o.state.dismissed, wanted=policy.max_dismissals),
    )


RULES_OF_ALL: tuple[RuleOfAll, ...] = (
    _consent,
    _page_known,
    _just_bought,
    _case_open,
    _session_budget,
    _quiet_time,
    _enough_dismissed,
)
"""Asked once per opportunity; an objection rules out every campaign."""


def _enabled(c: Campaign, o: Opportunity) -> Objection | None:
    return None if c.enabled else Objection(rule="enabled", found="switched off", wanted="on")


def _trigger(c: Campaign, o: Opportunity) -> Objection | None:
    if o.moment in c.trigger.moments:
        return None
    return Objection(rule="trigger", found=o.moment, wanted=" or ".join(c.trigger.moments))


def _strength(c: Campaign, o: Opportunity) -> Objection | None:
    if o.strength >= c.trigger.min_strength:
        return None
    return Objection(
        rule="strength", found=f"{o.strength:.2f}", wanted=f"at least {c.trigger.min_strength:.2f}"
    )


def _search(c: Campaign, o: Opportunity) -> Objection | None:
    if o.moment != "friction_search":
        return None
    return _among("search", o.topic or "other", c.trigger.searches)


def _among(rule: str, found: str, wanted: tuple[str, ...]) -> Objection | None:
    if not wanted or found in wanted:
        return None
    return Objection(rule=rule, found=found, wanted=" or ".join(wanted))


def _page(c: Campaign, o: Opportunity) -> Objection | None:
    return _among("page", o.page.type, c.audience.pages)


def _device(c: Campaign, o: Opportunity) -> Objection | None:
    return _among("device", o.page.device, c.audience.devices)


def _referrer(c: Campaign, o: Opportunity) -> Objection | None:
    return _among("referrer", o.state.source, c.audience.referrers)


def _returning(c: Campaign, o: Opportunity) -> Objection | None:
    is_returning = o.profile.visits > 0
    if c.audience.returning is None or c.audience.returning == is_returning:
        return None
    found = "a returning visitor" if is_returning else "a new visitor"
    wanted = "a returning visitor" if c.audience.returning else "a new visitor"
    return Objection(rule="returning", found=found, wanted=wanted)


def _cart_value(c: Campaign, o: Opportunity) -> Objection | None:
    value = cart_of(o).value
    if (value or 0.0) >= c.audience.min_cart_value:
        return None
    return Objection(
        rule="cart_value",
        found="not known" if value is None else f"{value:.2f}",
        wanted=f"at least {c.audience.min_cart_value:.2f}",
    )


def _wished(c: Campaign, o: Opportunity) -> Objection | None:
    if c.audience.wished is None or c.audience.wished == o.known.wished:
        return None
    found, wanted = "not on the wish list", "on the wish list"
    if not c.audience.wished:
        found, wanted = wanted, found
    return Objection(rule="wished", found=found, wanted=wanted)


def _schedule(c: Campaign, o: Opportunity) -> Objection | None:
    if c.schedule.start is None and c.schedule.end is None:
        return None
    today = day_of(o.at, ZoneInfo(c.schedule.zone))
    if (c.schedule.start or today) <= today <= (c.schedule.end or today):
        return None
    return Objection(
        rule="schedule",
        found=today,
        wanted=f"{c.schedule.start or 'any day'} to {c.schedule.end or 'any day'}",
    )


def _not_bought(c: Campaign, o: Opportunity) -> Objection | None:
    if o.page.product is None or o.page.product.id not in o.state.bought:
        return None
    return Objection(rule="bought", found="bought in this session", wanted="not bought yet")


PRICE_SIGNALS = tuple(kind for kind, causes in WEIGHTS.items() if causes.get("price", 0) >= 0.5)
"""Moments that are mainly about the price, such as looking for a coupon or copying a name to compare."""


DISCOUNT_RULES = frozenset({"price_signal", "no_discount_here", "would_buy_anyway"})
"""Rules that withhold a lower price from shoppers whom it would not help, or who would buy anyway."""


def _price_signal(c: Campaign, o: Opportunity) -> Objection | None:
    """Object unless something shows that the price is the reason: most who hesitate only lack information."""
    if not c.discount or any(kind in o.state.moments for kind in PRICE_SIGNALS):
        return None
    return Objection(
        rule="price_signal",
        found="no sign that the price is the reason",
        wanted=" or ".join(PRICE_SIGNALS),
    )


def _policy_linger(c: Campaign, o: Opportunity) -> Objection | None:
    if not c.discount or o.moment != "policy_linger":
        return None
    return Objection(
        rule="no_discount_here",
        found="a doubt about a policy",
        wanted="an answer, not a lower price",
    )


def _said_here(c: Campaign, o: Opportunity) -> Objection | None:
    """Object where the shopper is reading the very page that help would repeat, and lie over."""
    if o.page.type != "policy" or o.moment != "policy_linger" or not states_terms(c.overlay):
        return None
    return Objection(
        rule="said_here",
        found="reading the store’s terms",
        wanted="a page that does not state them itself",
    )


def _answers(c: Campaign, o: Opportunity) -> Objection | None:
    for question, wanted in c.audience.answers.items():
        found = o.state.answers.get(question)
        if found not in wanted:
            return Objection(
                rule="answers",
                found=f"{question}: {found or 'not answered'}",
                wanted=" or ".join(wanted),
            )
    return None


RULES: tuple[Rule, ...] = (
    _enabled,
    _trigger,
    _strength,
    _search,
    _page,
    _device,
    _referrer,
    _returning,
    _cart_value,
    _wished,
    _answers,
    _schedule,
    _not_bought,
    _said_here,
    _policy_linger,
    _price_signal,
    *FREQUENCY_RULES,
)
"""Checked for each campaign, the most selective ones first."""

STANDING_RULES: tuple[Rule, ...] = (_enabled, _trigger)
"""Rules whose answer depends only on the campaign and the kind of moment."""

CONCERNED: dict[Rule, Callable[[Campaign], object]] = {
    _enabled: lambda c: not c.enabled,
    _search: lambda c: c.trigger.searches,
    _page: lambda c: c.audience.pages,
    _device: lambda c: c.audience.devices,
    _referrer: lambda c: c.audience.referrers,
    _returning: lambda c: c.audience.returning is not None,
    _cart_value: lambda c: c.audience.min_cart_value,
    _wished: lambda c: c.audience.wished is not None,
    _answers: lambda c: c.audience.answers,
    _schedule: lambda c: c.schedule.start or c.schedule.end,
    _said_here: lambda c: states_terms(c.overlay),
    _policy_linger: lambda c: c.discount,
    _price_signal: lambda c: c.discount,
}
"""Whether a rule can ever object to a campaign. Most campaigns use few rules; the others are skipped."""


@memoized
def rules_for(c: Campaign) -> tuple[Rule, ...]:
    """Return the rules that can object to a campaign, in the order in which they are checked."""
    asked = (rule for rule in RULES if rule not in FREQUENCY_RULES)
    return tuple(rule for rule in asked if rule not in CONCERNED or CONCERNED[rule](c))


def objection_to_all(o: Opportunity, policy: Policy) -> Objection | None:
    """Return the first objection to showing anything at all, or None."""
    for rule in RULES_OF_ALL:
        objection = rule(o, policy)
        if objection is not None:
            return objection
    return None


def standing_objection(c: Campaign, o: Opportunity) -> Objection | None:
    """Return the objection to a campaign at every moment of this kind, or None."""
    return _first(STANDING_RULES, c, o)


def objection_to(c: Campaign, o: Opportunity) -> Objection | None:
    """Return the first objection to this campaign, or None."""
    return _first(rules_for(c), c, o) or (
        _first(FREQUENCY_RULES, c, o) if has_been_met(c, o) else None
    )


def _first(rules: Iterable[Rule], c: Campaign, o: Opportunity) -> Objection | None:
    for rule in rules:
        objection = rule(c, o)
        if objection is not None:
            return objection
    return None
