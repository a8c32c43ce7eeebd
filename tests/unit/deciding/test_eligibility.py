import pytest
from msgspec.structs import replace

from tests.support.builders import DAY, NOW, a_campaign, a_policy, an_opportunity
from waverly.campaigns import Campaign
from waverly.catalogue import Known
from waverly.deciding import Opportunity
from waverly.deciding.eligibility import RULES, RULES_OF_ALL, objection_to, objection_to_all
from waverly.sessions import CampaignHistory, CampaignSum, MomentSum, Profile, SessionState
from waverly.wire import Consent, Page, Product

YES = Consent(analytics=True, personalization=True)


def with_state(**fields: object) -> Opportunity:
    state = replace(SessionState(consent=YES), **fields)
    return an_opportunity(state=state)


def shown_before(**fields: object) -> Opportunity:
    return an_opportunity(profile=Profile(visits=1, shown={"fit-help": CampaignHistory(**fields)}))  # type: ignore[arg-type]


def on_page(**fields: object) -> Opportunity:
    return an_opportunity(page=replace(Page(type="product"), **fields))


def after_coupon_hunt() -> Opportunity:
    return with_state(moments={"coupon_hunt": MomentSum(times=1)})


def read_at_length(page: str) -> Opportunity:
    return an_opportunity(moment="policy_linger", page=Page(type=page, path="/returns"))


LINGERED: dict[str, object] = {"trigger": {"moments": ["policy_linger"]}}
STATING: tuple[dict[str, object], ...] = (
    {"kind": "faq", "title": "Returns", "items": [{"question": "How long?", "answer": "60 days."}]},
    {"kind": "shipping", "title": "Delivery"},
    {
        "kind": "guarantee",
        "title": "Returns",
        "term": "free_returns",
        "missing": "{missing} to go",
        "reached": "Free",
    },
)
CLOSED = [
    ("consent", with_state(consent=Consent(analytics=True)), with_state()),
    ("page_known", on_page(type="unknown"), on_page(type="other")),
    ("just_bought", on_page(type="confirmation"), on_page(type="checkout")),
    ("support_case", with_state(case_open=True), with_state(case_open=False)),
    ("support_case", an_opportunity(known=Known(case=True)), with_state()),
    ("session_budget", with_state(displayed=3), with_state(displayed=2)),
    ("quiet_time", with_state(displayed_at=NOW - 119_999), with_state(displayed_at=NOW - 120_000)),
    ("dismissals", with_state(dismissed=2), with_state(dismissed=1)),
]
RULED_OUT: list[tuple[str, dict[str, object], Opportunity, Opportunity]] = [
    ("trigger", {}, an_opportunity(moment="pause"), an_opportunity()),
    ("strength", {}, an_opportunity(strength=0.29), an_opportunity(strength=0.3)),
    ("page", {"audience": {"pages": ["cart"]}}, on_page(), on_page(type="cart")),
    ("device", {"audience": {"devices": ["desktop"]}}, on_page(device="mobile"), on_page()),
    (
        "referrer",
        {"audience": {"referrers": ["email"]}},
        on_page(referrer="email"),
        with_state(source="email"),
    ),
    (
        "returning",
        {"audience": {"returning": True}},
        an_opportunity(),
        an_opportunity(profile=Profile(visits=1)),
    ),
    (
        "returning",
        {"audience": {"returning": False}},
        an_opportunity(profile=Profile(visits=1)),
        an_opportunity(),
    ),
    (
        "search",
        {"trigger": {"moments": ["friction_search"], "searches": ["returns", "shipping"]}},
        an_opportunity(moment="friction_search", topic="size"),
        an_opportunity(moment="friction_search", topic="shipping"),
    ),
    (
        "cart_value",
        {"audience": {"min_cart_value": 50}},
        with_state(cart_value=49.99),
        with_state(cart_value=50.0),
    ),
    (
        "wished",
        {"audience": {"wished": True}},
        an_opportunity(),
        an_opportunity(known=Known(wished=True)),
    ),
    (
        "wished",
        {"audience": {"wished": False}},
        an_opportunity(known=Known(wished=True)),
        an_opportunity(),
    ),
    (
        "schedule",
        {"schedule": {"start": "2026-09-21", "end": "2026-09-21"}},
        an_opportunity(at=NOW + DAY),
        an_opportunity(),
    ),
    (
        "schedule",
        {"schedule": {"start": "2026-09-22"}},
        an_opportunity(),
        an_opportunity(at=NOW + DAY),
    ),
    (  # in Auckland the day was over two hours ago
        "schedule",
        {"schedule": {"end": "2026-09-21", "zone": "Pacific/Auckland"}},
        an_opportunity(),
        an_opportunity(at=NOW - DAY // 8),
    ),
    (
        "bought",
        {},
        replace(
            with_state(bought=("alpha",)), page=Page(type="product", product=Product(id="alpha"))
        ),
        with_state(bought=("alpha",)),
    ),
    *(
        ("said_here", {**LINGERED, "overlay": overlay}, read_at_length("policy"), elsewhere)
        for overlay in STATING
        for elsewhere in (read_at_length("product"), read_at_length("cart"))
    ),
    (
        "price_signal",
        {"discount": 0.1},
        with_state(moments={"pause": MomentSum(times=3)}),
        with_state(moments={"coupon_hunt": MomentSum(times=1)}),
    ),
    (
        "no_discount_here",
        {"discount": 0.1, "trigger": {"moments": ["policy_linger", "coupon_hunt"]}},
        replace(after_coupon_hunt(), moment="policy_linger"),
        replace(after_coupon_hunt(), moment="coupon_hunt"),
    ),
    (
        "cap_session",
        {},
        with_state(campaigns={"fit-help": CampaignSum(displayed=1)}),
        with_state(campaigns={"other": CampaignSum(displayed=1)}),
    ),
    ("cap_visitor", {}, shown_before(times=5), shown_before(times=4)),
    ("cooldown", {}, shown_before(last_at=NOW - DAY + 1), shown_before(last_at=NOW - DAY)),
    (
        "after_dismiss",
        {},
        shown_before(dismissed_at=NOW - 14 * DAY + 1),
        shown_before(dismissed_at=NOW - 14 * DAY),
    ),
    (
        "after_dismiss",
        {},
        with_state(campaigns={"fit-help": CampaignSum(dismissed_at=NOW - 1)}),
        with_state(campaigns={"fit-help": CampaignSum()}),
    ),
]


@pytest.mark.parametrize(("rule", "closed", "open_"), CLOSED)
def test_a_rule_of_all_objects_exactly_at_its_limit(
    rule: str, closed: Opportunity, open_: Opportunity
) -> None:
    objection = objection_to_all(closed, a_policy())
    assert objection is not None and objection.rule == rule
    assert objection.found != objection.wanted
    assert objection_to_all(open_, a_policy()) is None


@pytest.mark.parametrize(("rule", "changes", "out", "in_"), RULED_OUT)
def test_a_rule_objects_exactly_at_its_limit(
    rule: str, changes: dict[str, object], out: Opportunity, in_: Opportunity
) -> None:
    campaign = a_campaign(**changes)
    objection = objection_to(campaign, out)
    assert objection is not None and objection.rule == rule
    assert objection.found != objection.wanted
    assert objection_to(campaign, in_) is None


def test_who_reads_the_terms_may_still_be_asked_or_told_something_else() -> None:
    assert objection_to(a_campaign(**LINGERED), read_at_length("policy")) is None


def test_a_campaign_switched_off_is_not_shown() -> None:
    objection = objection_to(a_campaign(enabled=False), an_opportunity())
    assert objection is not None and objection.rule == "enabled"


@pytest.mark.parametrize(
    ("campaign", "o"), [(a_campaign(**changes), o) for _, changes, *both in RULED_OUT for o in both]
)
def test_rules_that_are_not_asked_would_not_have_objected(
    campaign: Campaign, o: Opportunity
) -> None:
    every = (rule(campaign, o) for rule in RULES)
    assert objection_to(campaign, o) == next((found for found in every if found), None)


def test_every_rule_of_all_and_of_one_is_tried_here() -> None:
    assert len({rule for rule, *_ in CLOSED}) == len(RULES_OF_ALL)
    elsewhere = {"enabled", "answers"}
    assert len({rule for rule, *_ in RULED_OUT} | elsewhere) == len(RULES)
