from typing import get_args

import pytest
from msgspec.structs import replace

from tests.support.builders import HOUR, NOW, a_campaign, a_policy, an_opportunity
from waverly.deciding import Opportunity, decide
from waverly.deciding.attention import PRICES, left_for, over_budget, price_of, spent
from waverly.deciding.objection import Objection
from waverly.deciding.share_table import ShareTable
from waverly.sessions import Profile, Showing
from waverly.wire.overlay import Format
from waverly.wire.overlay.suits import DIALOGS


def after(*formats: str, hours_ago: int = 5) -> Profile:
    at = NOW - hours_ago * HOUR
    return Profile(visits=1, seen=tuple(Showing(at=at, format=form) for form in formats))


def over(form: str, o: Opportunity) -> Objection | None:
    return over_budget(form, left_for(o, a_policy()), a_policy())


@pytest.mark.parametrize(
    ("before", "form", "is_allowed"),
    [
        (("corner",) * 7, "corner", True),
        (("corner",) * 8, "corner", False),
        (("modal",), "modal", True),
        (("modal", "modal"), "corner", False),
        (("corner",) * 3, "fullscreen", False),
        (("mail", "corner", "corner"), "modal", True),
        (("mail", "mail", "corner"), "modal", False),
    ],
)
def test_every_format_is_paid_from_one_budget(
    before: tuple[str, ...], form: str, is_allowed: bool
) -> None:
    objection = over(form, an_opportunity(profile=after(*before)))
    assert (objection is None) is is_allowed


def test_every_format_has_its_price_and_only_dialogs_cost_more_than_a_letter() -> None:
    assert set(get_args(Format)) < set(PRICES)
    dear = {form for form, price in PRICES.items() if price > PRICES["mail"]}
    assert dear == set(DIALOGS)


def test_what_was_shown_in_this_visit_counts_too() -> None:
    o = an_opportunity(profile=after("modal"))
    shown = replace(o.state, shown=(Showing(at=NOW, format="modal"),))
    objection = over("corner", replace(o, state=shown))
    assert objection is not None
    assert (objection.found, objection.wanted) == (
        "0 of 8 left this week",
        "at least 1, the price of a corner",
    )


def test_attention_comes_back_after_a_week() -> None:
    long_ago = after("modal", "modal", hours_ago=7 * 24)
    assert spent(long_ago.seen, a_policy(), NOW) == 0
    assert over("corner", an_opportunity(profile=long_ago)) is None


def test_a_louder_format_never_costs_less_and_an_unknown_one_costs_most() -> None:
    table = ShareTable(attention_prices={"corner": 3.0})
    assert PRICES["inline"] < PRICES["corner"] < PRICES["sheet"] < PRICES["modal"]
    assert spent((Showing(at=NOW, format="hologram"),), a_policy(), NOW) == PRICES["fullscreen"]
    assert spent((Showing(at=NOW, format="corner"),), a_policy(table=table), NOW) == 3.0


def test_a_devices_own_price_goes_before_the_one_for_all() -> None:
    policy = a_policy(table=ShareTable(attention_prices={"corner": 3.0, "corner/mobile": 2.0}))
    devices = ("mobile", "desktop")
    assert [price_of("corner", policy, device) for device in devices] == [2.0, 3.0]


def test_the_record_names_the_budget_as_the_reason() -> None:
    record = decide(an_opportunity(profile=after("modal", "modal")), a_policy(a_campaign()))
    assert [fate.rule for fate in record.fates] == ["attention"]
