"""The whole report, from shoppers in a journal."""

from tests.builders import DAY, KEY, MINUTE, NOW, a_campaign
from tests.measured import CAMPAIGN, bought, wavered
from waverly.reporting.results.report import report
from waverly.reporting.results.shape import Asked
from waverly.storage import Store
from waverly.storage.policy_rows import apply_campaigns


async def a_shop(store: Store) -> None:
    """Sixty shoppers, every fourth held out, every third a buyer; two of the shop's own people."""
    await apply_campaigns(store, KEY, (a_campaign(CAMPAIGN, goal="add_to_cart"),), NOW - DAY)
    for number in range(60):
        held_out = "campaign" if number % 4 == 0 else None
        at = NOW + number * MINUTE
        await wavered(store, f"v{number}", at=at, held_out=held_out, preview=number > 57)
        if number % 3 == 0:
            await bought(store, f"v{number}", f"o{number}", at=at + DAY)


async def test_a_report_counts_as_one_would_by_hand(store: Store) -> None:
    await a_shop(store)
    found = await report(store, Asked(site=KEY, at=NOW + 3 * DAY))
    (campaign,) = found.campaigns
    figures = {each.metric: each for each in campaign.findings}
    assert (figures["purchase"].shown.visitors, figures["purchase"].held_out.visitors) == (43, 15)
    assert figures["purchase"].shown.having == len([n for n in range(58) if n % 3 == 0 and n % 4])
    assert found.filtered_share == 2 / 80


async def test_a_campaign_is_judged_by_its_own_goal(store: Store) -> None:
    await a_shop(store)
    found = await report(store, Asked(site=KEY, at=NOW + 3 * DAY))
    assert found.campaigns[0].headline.metric == "add_to_cart"
    assert found.everything.headline.metric == "purchase"


async def test_days_can_be_chosen(store: Store) -> None:
    await a_shop(store)
    await wavered(store, "later", at=NOW + 5 * DAY)
    asked = Asked(site=KEY, at=NOW + 6 * DAY, start="2026-09-26", end="2026-09-27")
    found = await report(store, asked)
    assert found.campaigns[0].headline.shown.visitors == 1
    assert found.campaigns[0].before_after is None


async def test_an_empty_shop_has_a_report_that_says_so(store: Store) -> None:
    found = await report(store, Asked(site=KEY, at=NOW))
    assert (found.campaigns, found.filtered_share) == ((), None)
    assert found.everything.headline.unclear == "Too early to say: nobody has met it yet."
    assert found.silence.sentence == "No moment of hesitation was seen."
