from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from tests.support.builders import a_campaign, a_policy, an_opportunity
from waverly.deciding import NOTHING, decide, decision_id
from waverly.deciding.shape import format_for, is_on_request
from waverly.sessions import SessionState
from waverly.wire import Ask, Consent, Page

MODAL = {"kind": "message", "format": "modal", "title": "Wait", "body": "Something missing?"}


def test_the_same_question_has_the_same_answer() -> None:
    o = an_opportunity()
    assert decide(o, a_policy()) == decide(o, a_policy())
    assert decision_id(o) == decision_id(replace(o, at=o.at + 9))
    assert decision_id(o) != decision_id(replace(o, seq=2))


def test_a_preview_gets_the_leading_help_for_certain() -> None:
    record = decide(an_opportunity(preview=True), a_policy())
    assert (record.arm, record.displayed, record.held_out) == ("fit-help", True, None)
    assert record.propensities == {NOTHING: 0.0, "fit-help": 1.0}
    assert record.reasons[0] == "fit-help was shown in a preview for the store’s own people."


def test_help_for_another_cause_is_not_offered() -> None:
    record = decide(an_opportunity(causes={"price": 1.0}), a_policy())
    assert [fate.rule for fate in record.fates] == ["cause"]
    assert (record.arm, record.propensities) == (NOTHING, {NOTHING: 1.0})


def test_a_claim_the_catalogue_does_not_back_is_not_made() -> None:
    overlay = {"kind": "message", "title": "{product.fit_note}", "body": "So says the maker."}
    record = decide(an_opportunity(preview=True), a_policy(a_campaign(overlay=overlay)))
    assert [fate.rule for fate in record.fates] == ["facts"]
    assert record.shown is None


def test_the_better_match_leads_and_order_breaks_ties() -> None:
    weak = a_campaign("weak", causes={"fit": 0.5})
    late, early = a_campaign("late", order=20), a_campaign("early", order=10)
    record = decide(an_opportunity(), a_policy(weak, late, early))
    shares = record.propensities
    assert sorted(shares, key=lambda arm: -shares[arm])[0] == "early"
    assert (shares["late"], shares["weak"]) == (0.1, 0.02)


@pytest.mark.parametrize(
    ("p_buy", "is_silent"), [(0.0009, True), (0.001, False), (0.9, False), (0.91, True)]
)
def test_where_nothing_can_change_nothing_is_shown(p_buy: float, is_silent: bool) -> None:
    record = decide(an_opportunity(), a_policy(), lambda arms: [p_buy] * len(arms), model="m")
    assert ([fate.rule for fate in record.fates] == ["intent"]) is is_silent
    assert (record.p_buy, record.model) == (p_buy, "m")


def test_the_model_is_asked_once_with_nothing_first() -> None:
    asked: list[list[str]] = []

    def score(arms: Sequence[str]) -> list[float | None]:
        asked.append(list(arms))
        return [0.1, None]

    decide(an_opportunity(), a_policy(), score)
    assert asked == [[NOTHING, "fit-help"]]


def test_everybody_held_out_is_the_same_decision_without_display() -> None:
    everyone, nobody = a_policy(holdout=1.0), a_policy(holdout=0.0)
    records = [
        (decide(o, everyone), decide(o, nobody))
        for n in range(40)
        for o in [an_opportunity(visitor=f"v{n}")]
    ]
    assert all(a.arm == b.arm and a.propensities == b.propensities for a, b in records)
    assert not any(held.displayed for held, _ in records)
    assert any(free.displayed for _, free in records)


def test_the_reason_names_what_was_found_and_what_was_wanted() -> None:
    record = decide(an_opportunity(strength=0.01), a_policy())
    assert record.reasons[0] == "Nothing was shown: strength: 0.01 (wanted at least 0.30)."
    assert (
        decide(an_opportunity(), replace(a_policy(), campaigns=()))
        .reasons[0]
        .endswith("there are no campaigns.")
    )


YES = Consent(analytics=True, personalization=True)


@pytest.mark.parametrize(
    ("changes", "form"),
    [
        ({}, "modal"),
        ({"page": Page(type="product", device="mobile")}, "sheet"),
        ({"moment": "pause"}, "corner"),
        ({"state": SessionState(consent=YES, views=2, displayed=1)}, "corner"),
        ({"page": Page(type="product", referrer="search")}, "corner"),
    ],
)
def test_a_modal_is_for_a_mouse_on_its_way_out_once(changes: dict[str, object], form: str) -> None:
    leaving = {"moment": "exit_intent", "state": SessionState(consent=YES, views=1)}
    o = an_opportunity(**(leaving | changes))
    assert format_for(a_campaign(overlay=MODAL), o) == form
    assert format_for(a_campaign(), o) != "modal"


@pytest.mark.parametrize(
    "ask", [Ask(seq=1, input="keyboard"), Ask(seq=1, reduced_motion=True)], ids=["keys", "calm"]
)
def test_a_dialog_waits_behind_a_button_for_keyboards_and_less_motion(ask: Ask) -> None:
    leaving = {"moment": "exit_intent", "state": SessionState(consent=YES, views=1)}
    o = an_opportunity(ask=ask, preview=True, **leaving)
    campaign = a_campaign(overlay=MODAL, trigger={"moments": ["exit_intent"]})
    shown = decide(o, a_policy(campaign)).shown
    assert shown is not None and shown.overlay.on_request
    assert not is_on_request("corner", o)


@pytest.mark.parametrize(
    ("places", "device", "form"),
    [
        (("corner", "inline:price"), "desktop", "popover"),
        (("corner",), "desktop", "corner"),
        (("corner", "inline:price"), "mobile", "sheet"),
    ],
)
def test_what_stands_at_a_region_needs_it_on_the_page(
    places: tuple[str, ...], device: str, form: str
) -> None:
    overlay = {"kind": "message", "format": "popover", "region": "price", "title": "T", "body": "B"}
    o = an_opportunity(ask=Ask(seq=1, placements=places), page=Page(type="product", device=device))
    assert format_for(a_campaign(overlay=overlay), o) == form
