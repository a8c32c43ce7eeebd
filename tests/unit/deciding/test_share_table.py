import pytest
from msgspec.structs import replace

from tests.support.builders import NOW, a_campaign, a_policy, an_opportunity
from waverly.deciding import NOTHING, Policy, decide
from waverly.deciding.share_table import (
    OPENING,
    Rest,
    ShareTable,
    TriggerShares,
    decode_table,
    encode_table,
    parts_of,
    policy_version,
    table_version,
)
from waverly.wire import Page

MOMENT = "size_guide_unresolved"
ON_DESKTOP = Page(type="product", device="desktop")


def taught(**learnt: object) -> Policy:
    table = ShareTable(triggers={MOMENT: TriggerShares(**learnt)})  # type: ignore[arg-type]
    return a_policy(a_campaign("early", order=1), a_campaign("late", order=2), table=table)


def resting(state: str) -> Policy:
    rest = Rest(
        campaign="early",
        device="desktop",
        moment=MOMENT,
        state=state,  # type: ignore[arg-type]
        since=NOW,
        until=NOW + 1,
        count_from=NOW,
        dismissed=61,
        used=9,
    )
    return replace(taught(), table=ShareTable(rests=(rest,)))


def test_a_learnt_leader_goes_first_whatever_the_rules_say() -> None:
    record = decide(an_opportunity(), taught(lead="late"))
    assert record.propensities == pytest.approx({NOTHING: 0.2, "early": 0.1, "late": 0.7})
    assert record.stage == "shares"


def test_what_a_floored_campaign_would_have_had_goes_to_nothing() -> None:
    record = decide(an_opportunity(), taught(floored=("early",)))
    assert record.propensities == pytest.approx({NOTHING: 0.88, "late": 0.1, "early": 0.02})


def test_a_control_at_rest_leaves_more_for_the_leader() -> None:
    record = decide(an_opportunity(), taught(control=0.1))
    assert record.propensities == pytest.approx({NOTHING: 0.1, "late": 0.1, "early": 0.8})


def test_a_slowed_campaign_keeps_the_floor_on_its_device_alone() -> None:
    slowed = resting("slowed")
    assert decide(an_opportunity(page=ON_DESKTOP), slowed).propensities["early"] == 0.02
    on_mobile = an_opportunity(page=replace(ON_DESKTOP, device="mobile"))
    assert decide(on_mobile, slowed).propensities["early"] == pytest.approx(0.7)


def test_a_paused_campaign_is_ruled_out_with_its_figures() -> None:
    record = decide(an_opportunity(page=ON_DESKTOP), resting("paused"))
    fate = next(fate for fate in record.fates if fate.campaign == "early")
    assert (fate.rule, fate.found) == (
        "pulled_back",
        "paused on desktop: 61 closed it, 9 used it",
    )


def test_a_policy_version_names_the_campaigns_and_the_shares() -> None:
    table = taught(lead="late").table
    assert (table_version(OPENING), policy_version("c1", "")) == ("", "c1")
    assert parts_of(policy_version("c1", table_version(table))) == ("c1", table_version(table))
    assert decode_table(encode_table(table)) == table
