"""The whole report, from shoppers in a journal."""

import random

from tests.support.builders import DAY, KEY, MINUTE, NOW, UTC, Json, a_campaign
from tests.support.journal_visits import CAMPAIGN, bought, wavered, went_on
from waverly.deciding.share_table import ShareTable, TriggerShares
from waverly.reporting.periods import DAYS, Days, days_between, last_days
from waverly.reporting.results.report import report
from waverly.reporting.results.shape import ReportRequest
from waverly.storage import Store
from waverly.storage.site.policy_rows import apply_campaigns
from waverly.storage.site.share_rows import Move, keep_table


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
    found = await report(store, ReportRequest(site=KEY, at=NOW + 3 * DAY))
    (campaign,) = found.campaigns
    figures = {each.metric: each for each in campaign.findings}
    assert (figures["purchase"].shown.visitors, figures["purchase"].held_out.visitors) == (43, 15)
    assert figures["purchase"].shown.having == len([n for n in range(58) if n % 3 == 0 and n % 4])
    assert found.filtered_share == 2 / 80


async def test_a_campaign_is_judged_by_its_own_goal(store: Store) -> None:
    await a_shop(store)
    found = await report(store, ReportRequest(site=KEY, at=NOW + 3 * DAY))
    assert found.campaigns[0].headline.metric == "add_to_cart"
    assert found.everything.headline.metric == "purchase"


async def test_advice_knows_the_bets_in_force(store: Store) -> None:
    await apply_campaigns(store, KEY, (a_campaign(CAMPAIGN),), NOW - 400 * DAY)
    for number in range(40):
        at = NOW - number * 7 * DAY
        await wavered(store, f"v{number}", at=at, held_out=None if number % 4 else "campaign")
        if number % 3 == 0:
            await bought(store, f"v{number}", f"o{number}", at=at + MINUTE)
    before = (await report(store, ReportRequest(site=KEY, at=NOW + DAY))).campaigns[0]
    table = ShareTable(triggers={"pause": TriggerShares(control=0.1)})
    move = Move(
        at=NOW,
        campaign=CAMPAIGN,
        kind="control_rests",
        moment="pause",
        sentence="",
        figures={"p_worth": 0.97},
    )
    await keep_table(store, KEY, table, NOW, (move,))
    after = (await report(store, ReportRequest(site=KEY, at=NOW + DAY))).campaigns[0]
    assert "switch it off" in before.suggestion
    assert after.suggestion.startswith("Keep it: going by the orders after “Paused”")


async def test_a_first_edit_that_nobody_has_met_asks_for_no_patience(store: Store) -> None:
    await apply_campaigns(store, KEY, (a_campaign(CAMPAIGN),), NOW - DAY)
    await apply_campaigns(store, KEY, (a_campaign(CAMPAIGN, order=5),), NOW)
    (unmet,) = (await report(store, ReportRequest(site=KEY, at=NOW + DAY))).campaigns
    assert unmet.suggestion == "Leave it running: there is too little to plan by yet."
    assert [change.warning for change in unmet.changes] == [None, None]
    await wavered(store, "ann", at=NOW + MINUTE)
    (met,) = (await report(store, ReportRequest(site=KEY, at=NOW + 2 * DAY))).campaigns
    assert met.suggestion.startswith("Leave it as it is for a week")


async def test_days_can_be_chosen(store: Store) -> None:
    await a_shop(store)
    await wavered(store, "later", at=NOW + 5 * DAY)
    asked = ReportRequest(site=KEY, at=NOW + 6 * DAY, start="2026-09-26", end="2026-09-27")
    found = await report(store, asked)
    assert found.campaigns[0].headline.shown.visitors == 1
    assert found.campaigns[0].before_after is None


async def test_an_empty_shop_has_a_report_that_says_so(store: Store) -> None:
    found = await report(store, ReportRequest(site=KEY, at=NOW))
    assert (found.campaigns, found.filtered_share) == ((), None)
    assert found.everything.headline.unclear == "Too early to say: nobody has met it yet."
    assert found.silence.sentence == "No moment of hesitation was seen."


async def test_a_report_made_during_the_first_visit_says_that_it_is_under_way(store: Store) -> None:
    await wavered(store, at=NOW)
    found = await report(store, ReportRequest(site=KEY, at=NOW + MINUTE))
    assert found.silence.sentence == (
        "1 visit is under way. A visit counts half an hour after it has ended."
    )


async def test_bounces_and_recovered_carts_are_those_counted_by_hand(store: Store) -> None:
    """A hundred shoppers on product and cart pages, with and without something in the cart."""
    draw = random.Random(3)
    left = {"product": 0, "cart": 0}
    with_cart, recovered = 0, 0
    for number in range(100):
        visitor, kind, items = f"v{number}", draw.choice(("product", "cart")), draw.randrange(2)
        page: Json = {"type": kind, "path": f"/{kind}", "cart": {"items": items}}
        await wavered(store, visitor, page=page)
        goes_on, buys = draw.random() < 0.5, draw.random() < 0.4
        if goes_on:
            await went_on(store, visitor, at=NOW + MINUTE, page={"type": "policy", "path": "/r"})
        days = draw.choice((2, 9))
        if buys:
            await bought(store, visitor, f"o{number}", at=NOW + days * DAY)
        left[kind] += not goes_on
        with_cart += items
        recovered += bool(items and buys and days == 2)
    told = await report(store, ReportRequest(site=KEY, at=NOW + 20 * DAY))
    figures = {each.metric: each.shown for each in told.campaigns[0].findings}
    assert figures["bounce_product"].having == left["product"]
    assert figures["bounce_cart"].having == left["cart"]
    assert (figures["cart_recovery"].visitors, figures["cart_recovery"].having) == (
        with_cart,
        recovered,
    )


async def test_a_report_names_its_days_whether_or_not_they_were_asked_for(store: Store) -> None:
    await a_shop(store)
    at = NOW + 3 * DAY
    ever = await report(store, ReportRequest(site=KEY, at=at))
    assert ever.compared == days_between(NOW, at, UTC)
    assert ever.days == last_days(DAYS, at, UTC)
    asked = await report(
        store, ReportRequest(site=KEY, at=at, start="2026-01-01", end="2026-02-01")
    )
    assert asked.days == asked.compared == Days(start="2026-01-01", end="2026-02-01")
    nothing = await report(store, ReportRequest(site="pk_other", at=at))
    assert nothing.compared == days_between(at, at, UTC)
