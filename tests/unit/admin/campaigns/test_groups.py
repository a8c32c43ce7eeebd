"""Campaigns in the order an owner has to look at them."""

from collections.abc import Sequence

from tests.support.builders import NOW, a_campaign
from tests.support.enrolments import CAMPAIGN, people, table_of
from waverly.admin.campaigns.groups import OFF, grouped
from waverly.campaigns import Campaign
from waverly.clock import day_of
from waverly.reporting.results.campaign_report import Subject, Tables, Visited, campaign_report
from waverly.reporting.results.shape import CampaignReport, ReportRequest
from waverly.storage.measured.enrolment_rows import Enrolment
from waverly.storage.measured.statistic_rows import WHOLE

EARLY = (people("shown", 81, purchase=9), people("held_out", 19, purchase=2))
UNDECIDED = (people("shown", 810, purchase=90), people("held_out", 190, purchase=21))
HELPS = (people("shown", 8_100, purchase=2_000), people("held_out", 1_900, purchase=100))
ANNOYS = (people("shown", 810, purchase=90, dismissed=400), people("held_out", 190, purchase=21))


def stands(*groups: Sequence[Enrolment], enabled: bool = True) -> tuple[Campaign, CampaignReport]:
    campaign = a_campaign(CAMPAIGN, enabled=enabled)
    sums = table_of(*groups)
    ever = {cell: sum_ for cell, sum_ in sums.items() if cell.day == WHOLE}
    days = {cell: sum_ for cell, sum_ in sums.items() if cell.day != WHOLE}
    tables = Tables(whole=ever, parts=ever, days=days)
    subject = Subject(name=CAMPAIGN, campaign=campaign, tables=tables)
    asked = ReportRequest(site="pk_test", at=NOW)
    nobody = Visited(by_day={}, today=day_of(NOW))
    return campaign, campaign_report(asked, subject, nobody)


def test_what_needs_somebody_comes_first_and_what_is_off_last() -> None:
    found = [
        stands(),
        stands(*EARLY),
        stands(*HELPS, enabled=False),
        stands(*HELPS),
        stands(*ANNOYS),
    ]
    names = [group.name for group in grouped(found)]
    assert names == ["Needs you", "Helps", "Too early to say", "Waiting", OFF]


def test_a_group_says_once_what_holds_for_all_in_it() -> None:
    (group,) = grouped([stands(*EARLY), stands(*EARLY)])
    assert "needs 20 who reached the goal on each side" in group.note
    assert [row.result.headline.shown.having for row in group.rows] == [9, 9]


def test_a_group_that_is_not_decided_leaves_the_advice_to_each_page() -> None:
    (group,) = grouped([stands(*UNDECIDED)])
    assert group.name == "Not decided"
    assert "Leave it running" not in group.note


def test_a_row_says_how_long_until_the_largest_lift_would_show() -> None:
    (group,) = grouped([stands(*EARLY)])
    assert group.rows[0].known_in is not None
    assert group.rows[0].known_in.lift == 0.2
