"""Results against counts made by hand, and a formula written out a second time."""

from math import log, sqrt
from pathlib import Path

import pytest

from tests.unit.admin.shop import DAY_MS, NOON, SITE, buy, prepared, run, serving, waver
from waverly.campaigns import Campaign
from waverly.campaigns.schema import MessageTemplate, Trigger
from waverly.reporting.campaign_results import CampaignResult, result_of, results, sums_of
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.campaign_rows import CampaignSums, GroupSum
from waverly.storage.decision_rows import recent_decisions

CAMPAIGN = Campaign(
    id="returns-answers",
    name="Returns",
    why="",
    causes={"trust": 1.0},
    trigger=Trigger(moments=("policy_linger",)),
    overlay=MessageTemplate(title="Returns", body="Free."),
)


def judged(shown: tuple[int, int], held_out: tuple[int, int]) -> CampaignResult:
    """Return the result for (visitors, buyers) of each side."""
    sums = CampaignSums(
        campaign=CAMPAIGN.id,
        decisions=shown[0] + held_out[0],
        displayed=shown[0],
        would_have_shown=held_out[0],
        exposed=shown[0],
        engaged=0,
        dismissed=0,
        shown=GroupSum(visitors=shown[0], buyers=shown[1]),
        held_out=GroupSum(visitors=held_out[0], buyers=held_out[1]),
    )
    return result_of(CAMPAIGN, sums, 0.10)


def test_the_effect_is_the_difference_with_an_interval_that_may_be_watched() -> None:
    effect = judged((8100, 810), (1900, 114)).effect
    assert effect is not None
    # By hand: 810/8100 - 114/1900 = 0.10 - 0.06; s² = p(1-p)n/(n-1); N = n* = 10,000.
    se = sqrt(0.1 * 0.9 / 8099 + 0.06 * 0.94 / 1899)
    k = -2 * log(0.05) + log(1 - 2 * log(0.05))
    half = se * sqrt(2 * (1 + 1 / k) * log(sqrt(k + 1) / 0.05))
    assert effect.absolute.estimate == pytest.approx(0.04)
    assert effect.absolute.low == pytest.approx(0.04 - half)
    assert effect.absolute.high == pytest.approx(0.04 + half)
    assert effect.relative is not None
    assert effect.relative.estimate == pytest.approx(2 / 3)
    assert effect.verdict == "better"


def test_an_interval_over_zero_claims_nothing_and_one_below_it_claims_harm() -> None:
    level, worse = judged((810, 81), (190, 20)).effect, judged((8100, 486), (1900, 190)).effect
    assert level is not None
    assert level.verdict == "open"
    assert worse is not None
    assert worse.verdict == "worse"


def test_below_twenty_buyers_on_a_side_it_is_too_early_and_says_what_is_missing() -> None:
    result = judged((81, 7), (19, 1))
    assert result.effect is None
    assert result.unclear == "Too early to say: needs 20 buyers on each side, has 7 and 1."
    assert judged((810, 81), (190, 20)).unclear is None


def test_a_wrong_split_hides_the_result() -> None:
    result = judged((5000, 500), (5000, 400))
    assert result.split.alarm
    assert result.split.planned == pytest.approx(0.19)
    assert result.effect is None
    assert result.unclear is not None
    assert result.unclear.startswith("No result")


def test_a_campaign_that_was_never_chosen_is_a_result_too() -> None:
    (result,) = results([CAMPAIGN], {}, 0.10)
    assert result.unclear == "Too early to say: nobody has met it yet."
    assert result.split.found is None
    assert result.displayed == 0


def test_sums_of_a_small_shop_equal_a_count_by_hand(tmp_path: Path) -> None:
    """Forty shoppers; every third buys the next day, every fourth a day too late to count."""
    settings = prepared(tmp_path)
    with serving(settings) as client:
        answers = {number: waver(client, f"v{number}", NOON) for number in range(40)}
        for number in range(40):
            if number % 3 == 0:
                buy(client, f"v{number}", NOON + DAY_MS, f"early-{number}")
            elif number % 4 == 0:
                buy(client, f"v{number}", NOON + 8 * DAY_MS, f"late-{number}")
    result, ghosts = run(_read(settings))
    shown = {number for number, answer in answers.items() if answer.decision is not None}
    assert shown
    assert ghosts
    assert result.displayed == len(shown)
    assert result.would_have_shown == len(ghosts)
    assert (result.shown.n, result.held_out.n) == (len(shown), len(ghosts))
    assert result.shown.orders == sum(number % 3 == 0 for number in shown)
    assert result.held_out.orders == sum(number % 3 == 0 for number in ghosts)


async def _read(settings: Settings) -> tuple[CampaignResult, set[int]]:
    async with open_store(settings.database_url) as store:
        sums = await sums_of(store, SITE)
        ghosts = {
            int(record.visitor[1:])
            for record in await recent_decisions(store, SITE)
            if record.arm == CAMPAIGN.id and record.held_out is not None
        }
    return result_of(CAMPAIGN, sums.get(CAMPAIGN.id), 0.10), ghosts
