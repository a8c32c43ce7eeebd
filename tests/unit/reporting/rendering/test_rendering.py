"""The same report as text, as a page and as a digest: nothing said twice differently, nothing loaded."""

import re

import pytest
from msgspec.structs import replace

from tests.support.builders import DAY, KEY, NOW, a_campaign
from tests.support.enrolments import CAMPAIGN, people, table_of
from waverly.reporting.digest import digest_of
from waverly.reporting.figures import FEW_NOTE, RELATIVE_NOTE
from waverly.reporting.held_out import OF_EITHER
from waverly.reporting.rendering.advice_once import own_advice
from waverly.reporting.rendering.html import render_html
from waverly.reporting.rendering.text import UNDECIDED, WIDTH, render_text, worth
from waverly.reporting.results.findings import Adjusted
from waverly.reporting.results.net_value import PRICES_NOTE, AnnoyanceCost, NetValue
from waverly.reporting.results.report import report_as_counted
from waverly.reporting.results.shape import Report, ReportRequest
from waverly.reporting.statistics.always_valid import SequentialInterval
from waverly.storage import Store
from waverly.storage.measured.enrolment_rows import EVERYTHING
from waverly.storage.measured.statistic_rows import write_statistics
from waverly.storage.site.policy_rows import apply_campaigns
from waverly.storage.site.site_rows import add_site

ASKED = ReportRequest(site=KEY, at=NOW + 5 * DAY)


async def filled(store: Store, name: str = "Help with <the> fit") -> None:
    """A campaign that helps, over two days, half of it on phones."""
    await apply_campaigns(store, KEY, (a_campaign(CAMPAIGN, name=name),), NOW)
    await add_site(store, key=KEY, name="Boots & Co", origins=("*",), at=NOW)
    groups = [
        [replace(each, device=device) for each in people(side, n, at=at, purchase=buyers)]
        for device in ("mobile", "desktop")
        for at in (NOW, NOW + DAY)
        for side, n, buyers in (("shown", 2025, 200), ("held_out", 475, 29))
    ]
    async with store.write() as connection:
        await write_statistics(connection, KEY, table_of(*groups))


async def the_report(store: Store) -> Report:
    await filled(store)
    return await report_as_counted(store, ASKED)


@pytest.mark.parametrize(("removed", "times"), [(0.004, 0), (0.03, 1)])
async def test_an_adjustment_that_explains_nothing_is_left_out(
    store: Store, removed: float, times: int
) -> None:
    found = await the_report(store)
    (campaign,) = found.campaigns
    assert campaign.headline.effect is not None
    adjusted = Adjusted(covariate="orders before", effect=campaign.headline.effect, removed=removed)
    told = replace(found, campaigns=(replace(campaign, adjusted=adjusted),))
    assert render_text(told, "Boots", by=()).count("Sharpened") == times
    assert render_html(told, "Boots").count("Sharpened") == times


async def test_the_text_says_result_groups_guardrail_unknown_and_next(store: Store) -> None:
    await filled(store)
    async with store.write() as connection:
        whole = [replace(each, campaign=EVERYTHING) for each in people("shown", 30)]
        await write_statistics(connection, KEY, table_of(whole))
    found = await report_as_counted(store, ASKED)
    text = render_text(found, "Boots & Co", by=("device",))
    for label in ("Result", "Goal", "Groups", "Guardrail", "By device", "Next"):
        assert re.search(rf"^{label}", text, re.MULTILINE), label
    assert "It helps." in text
    assert text.count("who may be helped") == 1  # the whole alone
    assert max(len(line) for line in text.splitlines() if "held out  " not in line) <= WIDTH


async def test_advice_that_several_campaigns_share_is_given_once_and_names_them(
    store: Store,
) -> None:
    both = (a_campaign("fit", name="The fit"), a_campaign("terms", name="Our terms"))
    await apply_campaigns(store, KEY, both, NOW)
    groups = [
        [replace(person, campaign=each.id) for person in people(side, 40)]
        for each in both
        for side in ("shown", "held_out")
    ]
    async with store.write() as connection:
        await write_statistics(connection, KEY, table_of(*groups))
    found = await report_as_counted(store, ASKED)
    advice = found.campaigns[0].suggestion
    digest = await digest_of(store, KEY, ASKED.at)
    pages = (render_text(found, "Shop"), digest.text, digest.html, render_html(found, "Shop"))
    for told in (" ".join(page.split()) for page in pages):
        assert told.count(f"For each of 2 campaigns (The fit; Our terms): {advice}") == 1
        assert told.count(advice) - told.count(f"): {advice}") <= 1  # that of all help together


def test_a_merger_is_told_at_one_of_the_two_it_names() -> None:
    merger = "“The fit” meets too few; add its moments to “Our terms”."
    given = {merger, f"Leave it running. {merger}", "Keep it."}
    assert own_advice("The fit", merger, given) == merger
    assert own_advice("Our terms", f"Leave it running. {merger}", given) == "Leave it running."
    assert own_advice("Another", f"Leave it running. {merger}", given) != "Leave it running."


async def test_campaigns_nobody_has_met_are_one_line_and_one_asked_for_is_told_whole(
    store: Store,
) -> None:
    off = a_campaign("off", name="Not yet", enabled=False)
    campaigns = (a_campaign("fit", name="The fit"), a_campaign("terms", name="Our terms"), off)
    await apply_campaigns(store, KEY, campaigns, NOW)
    text = render_text(await report_as_counted(store, ASKED), "New shop")
    assert "Nobody has met these yet: The fit (fit); Our terms (terms)." in text
    assert "Nobody sees these: Not yet (off)." in text
    assert text.count("Guardrail") == 0
    one = await report_as_counted(store, replace(ASKED, campaigns=("fit",)))
    assert render_text(one, "New shop").count("Guardrail") == 1


async def test_why_nothing_can_be_said_of_some_is_said_once_with_what_was_counted(
    store: Store,
) -> None:
    both = (a_campaign("fit", name="The fit"), a_campaign("terms", name="Our terms"))
    await apply_campaigns(store, KEY, both, NOW)
    groups = [
        [replace(person, campaign=each.id) for person in people(side, 4, purchase=1)]
        for each in both
        for side in ("shown", "held_out")
    ]
    async with store.write() as connection:
        await write_statistics(connection, KEY, table_of(*groups))
    found = await report_as_counted(store, ASKED)
    digest = await digest_of(store, KEY, ASKED.at)
    for page in (render_text(found, "Shop"), digest.text, digest.html, render_html(found, "Shop")):
        told = " ".join(page.split())
        assert told.count("Nothing can be said of these yet, because a comparison needs 20") == 1
        for name in ("The fit (fit)", "Our terms (terms)"):
            assert f"{name}: 1 of 4 shown and 1 of 4 held out bought within 7 days." in told
    split = render_text(found, "Shop", by=("device",))
    assert len(re.findall("^By device", split, re.MULTILINE)) == 2
    assert "Nothing can be said of these yet" not in split


async def test_where_nobody_has_met_anything_the_result_has_said_it_all(store: Store) -> None:
    await apply_campaigns(store, KEY, (a_campaign("fit"), a_campaign("terms")), NOW)
    found = await report_as_counted(store, ASKED)
    digest = await digest_of(store, KEY, ASKED.at)
    for page in (render_text(found, "Shop"), digest.text, digest.html, render_html(found, "Shop")):
        assert page.count("Too early to say") == page.count("Too early to say: nobody has met it")
        assert "Guardrail" not in page and "unknown" not in page.lower()


async def test_what_too_few_means_is_said_once_for_all_that_are_open_for_it(store: Store) -> None:
    both = (a_campaign("fit", name="The fit"), a_campaign("terms", name="Our terms"))
    await apply_campaigns(store, KEY, both, NOW)
    groups = [
        [replace(each, campaign=one.id) for each in people(side, n, purchase=buyers)]
        for one in both
        for side, n, buyers in (("shown", 405, 70), ("held_out", 95, 21))
    ]
    async with store.write() as connection:
        await write_statistics(connection, KEY, table_of(*groups))
    found = await report_as_counted(store, ASKED)
    digest = await digest_of(store, KEY, ASKED.at)
    for page in (render_text(found, "Shop"), digest.text, digest.html, render_html(found, "Shop")):
        told = " ".join(page.split())
        assert told.count("only 21 of those held out bought.") == 2
        assert (told.count("even a fifth"), told.count(FEW_NOTE)) == (1, 1)


async def test_what_is_unknown_is_not_said_beside_the_line_that_says_it(store: Store) -> None:
    campaign = a_campaign(CAMPAIGN)
    await apply_campaigns(store, KEY, (campaign,), NOW)
    async with store.write() as connection:
        groups = (people("shown", 4, purchase=1), people("held_out", 4, purchase=1))
        await write_statistics(connection, KEY, table_of(*groups))
    found = await report_as_counted(store, ASKED)
    assert any(each.startswith("Whether it changes") for each in found.campaigns[0].unknown)
    for page in (render_text(found, "Shop"), render_html(found, "Shop")):
        told = " ".join(page.split())
        assert "Whether it" not in told and "What it is worth in" not in told
        assert "For whom it works best: too few by" in told


async def test_both_kinds_of_held_out_are_named_apart_with_what_was_planned_of_each(
    store: Store,
) -> None:
    campaigns = (a_campaign(CAMPAIGN, name="The fit"),)
    await apply_campaigns(store, KEY, campaigns, NOW)
    of_all = [*people("shown", 80, planned=2000), *people("held_out", 20, planned=2000)]
    of_one = [*people("shown", 72, planned=2800), *people("held_out", 28, planned=2800)]
    async with store.write() as connection:
        whole = [replace(each, campaign=EVERYTHING) for each in of_all]
        await write_statistics(connection, KEY, table_of(whole, of_one))
    found = await report_as_counted(store, ASKED)
    digest = await digest_of(store, KEY, ASKED.at)
    both = "never get any help (20.0% planned), and those kept without this campaign alone (8.0% planned)."
    for page in (render_text(found, "Shop"), render_html(found, "Shop")):
        told = " ".join(page.split())
        assert (told.count("28.0% planned"), told.count(both)) == (1, 1)
        assert (
            told.count("20.0% planned. The held out here are only those who never get any help.")
            == 1
        )
    assert [text.count(OF_EITHER) for text in (digest.text, digest.html)] == [1, 1]


async def test_the_page_loads_nothing_and_escapes_what_owners_write(store: Store) -> None:
    page = render_html(await the_report(store), "Boots & Co")
    assert "Boots &amp; Co" in page
    assert "<the>" not in page
    assert not re.search(r"(src|href)=\"(?!#)", page)
    assert "<script" not in page and "url(http" not in page


async def test_the_plots_take_their_colours_from_the_page(store: Store) -> None:
    page = render_html(await the_report(store), "Boots & Co")
    drawn = "".join(re.findall(r"<svg.*?</svg>", page, re.DOTALL))
    assert drawn.count("<svg") == 2
    assert "var(--accent)" in drawn
    assert not re.search(r"#[0-9a-f]{6}\b", drawn)
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))


async def test_an_empty_report_is_a_page_too(store: Store) -> None:
    page = render_html(await report_as_counted(store, ASKED), "New shop")
    assert "Too early to say: nobody has met it yet." in page


async def test_the_digest_says_star_guardrail_unknown_and_one_suggestion(store: Store) -> None:
    await filled(store, "The fit")
    found = await digest_of(store, KEY, NOW + 5 * DAY)
    (line,) = found.lines[1:]
    assert found.subject == "Boots & Co: 1 helping"
    assert line.north_star.startswith("Bought: +") and line.north_star.endswith("It helps.")
    assert line.unknown[-1].startswith("Whether it keeps its guardrail.")
    for part in (line.north_star, line.guardrail, line.suggestion, *line.unknown[:-1]):
        assert part in found.text
    assert line.unknown[-1] not in found.text  # the guardrail's own line has said it
    assert "Boots &amp; Co: 1 helping" in found.html


async def test_the_digest_says_once_why_percent_do_not_follow_from_points(store: Store) -> None:
    assert RELATIVE_NOTE not in (await digest_of(store, KEY, NOW)).text
    await filled(store, "The fit")
    found = await digest_of(store, KEY, NOW + 5 * DAY)
    assert [text.count(RELATIVE_NOTE) for text in (found.text, found.html)] == [1, 1]


async def test_the_report_says_once_why_percent_do_not_follow_from_points(store: Store) -> None:
    empty = await report_as_counted(store, ASKED)
    found = await the_report(store)
    for render in (render_text, render_html):
        assert RELATIVE_NOTE not in render(empty, "Boots & Co")
    assert " ".join(render_text(found, "Boots & Co").split()).count(RELATIVE_NOTE) == 1
    assert render_html(found, "Boots & Co").count(RELATIVE_NOTE) == 1


async def test_where_a_worth_stands_annoyance_is_said_to_cost_what_is_assumed(
    store: Store,
) -> None:
    found = await the_report(store)
    (campaign,) = found.campaigns
    assert campaign.headline.effect is not None
    value = NetValue(
        currency="EUR",
        visit_value=1.0,
        gain=0.0,
        costs=(),
        net=campaign.headline.effect.absolute,
        is_negative=False,
    )
    priced = replace(found, campaigns=(replace(campaign, net_value=value),))
    for render in (render_text, render_html):
        assert PRICES_NOTE not in " ".join(render(found, "Shop").split())
        assert PRICES_NOTE in " ".join(render(priced, "Shop").split())
        assert UNDECIDED not in " ".join(render(priced, "Shop").split())


def test_a_worth_that_may_be_a_loss_is_said_to_be_undecided() -> None:
    net = SequentialInterval(estimate=7.0, low=-6.0, high=20.0, p=0.3, se=6.0)
    value = NetValue(
        currency="EUR", visit_value=1.0, gain=0.0, costs=(), net=net, is_negative=False
    )
    assert worth(value).endswith(
        "between −6.00 and +20.00. Whether it brings more than it costs is not shown."
    )


def test_a_worth_above_the_revenue_says_which_visits_were_won() -> None:
    net = SequentialInterval(estimate=9.0, low=2.0, high=16.0, p=0.01, se=3.0)
    costs = tuple(
        AnnoyanceCost(metric=metric, label="", difference=0.1, cost=cost)
        for metric, cost in (("dismissed", 1.0), ("unsubscribe", -2.0), ("return_visit", -3.0))
    )
    value = NetValue(
        currency="EUR", visit_value=1.0, gain=5.0, costs=costs, net=net, is_negative=False
    )
    won = "More than the revenue itself, because fewer unsubscribed and more came back"
    assert won in worth(value)
    assert "More than" not in worth(replace(value, gain=9.0))


async def test_figures_of_a_part_say_of_whom_they_are(store: Store) -> None:
    page = render_html(await the_report(store), "Boots & Co")
    assert "people whose moment was on a product page" in page
    assert "people whose moment was on the cart page" in page


@pytest.mark.parametrize("changed", ["order", "holdout"])
async def test_the_digest_warns_of_a_second_change_in_a_week(store: Store, changed: str) -> None:
    await filled(store)
    value = {"order": 7, "holdout": 0.2}[changed]
    again = a_campaign(CAMPAIGN, name="Help with <the> fit", **{changed: value})
    await apply_campaigns(store, KEY, (again,), NOW + DAY)
    found = await digest_of(store, KEY, NOW + 5 * DAY)
    assert "The second change within seven days" in found.lines[1].warnings[0]
    assert found.lines[1].suggestion.startswith("Leave it as it is for a week")
