"""What a kind of moment rules out is known beforehand, and is what asking anew would say."""

from msgspec.structs import replace

from tests.support.builders import a_campaign, an_opportunity
from waverly.campaigns.schema import Trigger
from waverly.deciding import Policy
from waverly.deciding.candidates import candidates_of

EARLY = a_campaign("early", trigger=Trigger(moments=("pause",)))
LATE = a_campaign("late", trigger=Trigger(moments=("exit_intent",)))
POLICY = Policy(version="p", campaigns=(EARLY, LATE, a_campaign("off", enabled=False)))


def ruled_out_by(moment: str) -> dict[str, str | None]:
    fates, _ = candidates_of(replace(an_opportunity(), moment=moment), POLICY)
    return {fate.campaign: fate.rule for fate in fates if fate.rule in ("trigger", "enabled")}


def test_each_kind_of_moment_rules_out_its_own() -> None:
    for _ in range(2):  # found out, then remembered
        assert ruled_out_by("pause") == {"late": "trigger", "off": "enabled"}
        assert ruled_out_by("exit_intent") == {"early": "trigger", "off": "enabled"}
