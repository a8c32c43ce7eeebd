import pytest
from msgspec.structs import replace

from tests.support.enrolments import people, sides_of
from waverly.reporting import figures
from waverly.reporting.measuring.metrics import BY_NAME
from waverly.reporting.results.findings import finding_of
from waverly.reporting.statistics.always_valid import SequentialInterval


def test_differences_carry_their_sign() -> None:
    assert figures.points(0.0123) == "+1.23"
    assert figures.points(-0.0123) == "−1.23"
    assert figures.points(0.00001) == "0.00"
    assert figures.relative(-0.254) == "−25%"


def test_whole_percents_make_up_the_whole() -> None:
    assert figures.whole_percents([1 / 3, 1 / 3, 1 / 3]) == [34, 33, 33]
    assert figures.whole_percents([0.415, 0.335, 0.25]) == [42, 33, 25]
    assert figures.whole_percents([0.2, 0.3]) == [20, 30]
    assert figures.whole_percents([]) == []


def test_a_wait_is_said_in_the_unit_people_would_use() -> None:
    assert [figures.long_of(days) for days in (12.4, 84, 84.1, 500, 9874)] == [
        "12 days",
        "12 weeks",
        "13 weeks",
        "16 months",
        "more than two years",
    ]


def test_a_pace_has_a_decimal_only_where_it_is_slow() -> None:
    assert [figures.a_day_of(pace) for pace in (4.25, 18.586, 1210.3)] == [
        "4.2 visitors a day",
        "19 visitors a day",
        "1,210 visitors a day",
    ]


def test_less_than_an_hour_is_said_in_minutes() -> None:
    assert [figures.hours_of(hours) for hours in (0.001, 0.25, 1.5)] == ["1 min", "15 min", "1.5 h"]


def test_a_day_and_more_is_said_in_half_days() -> None:
    assert [figures.hours_of(hours) for hours in (23.9, 24, 35.9, 49)] == [
        "23.9 h",
        "1 day",
        "1½ days",
        "2 days",
    ]


@pytest.mark.parametrize(
    ("low", "estimate", "high", "told"),
    [
        (-0.0388, 0.1542, 0.3473, "+15 points (likely −4 to +35)"),
        (-0.05, 0.01, 0.07, "+1 point (likely −5 to +7)"),
        (0.0343, 0.0807, 0.127, "+8 points (likely +3 to +13)"),
        (0.002, 0.05, 0.098, "+5.0 points (likely +0.2 to +9.8)"),
        (-0.011, 0.002, 0.015, "+0.2 points (likely −1.1 to +1.5)"),
    ],
)
def test_a_difference_is_told_as_finely_as_it_is_known(
    low: float, estimate: float, high: float, told: str
) -> None:
    found = SequentialInterval(low=low, estimate=estimate, high=high, p=0.5, se=0.1)
    assert figures.likely_of(found) == told


def test_what_is_not_known_is_a_dash() -> None:
    assert figures.money(None) == figures.percent(None) == "–"


def test_a_finding_is_one_sentence_with_its_interval() -> None:
    sides = sides_of(people("shown", 8100, purchase=810), people("held_out", 1900, purchase=114))
    found = figures.sentence_of(finding_of(sides, BY_NAME["purchase"]))
    assert found.startswith("+4.00 points (+67%), between +")
    early = finding_of(sides_of(), BY_NAME["purchase"])
    assert figures.sentence_of(early) == "Too early to say: nobody has met it yet."
    closed = finding_of(sides, BY_NAME["dismissed"])
    assert figures.sentence_of(closed) == "Only counted where it is shown."


def test_an_open_result_says_for_want_of_whom_it_is_open() -> None:
    few = sides_of(people("shown", 250, purchase=40), people("held_out", 240, purchase=21))
    assert figures.verdict_words(finding_of(few, BY_NAME["purchase"])) == (
        "No clear effect yet: only 21 of those held out bought, and with so few even a fifth more or less "
        "cannot be told from chance."
    )
    listed = figures.verdict_words(finding_of(few, BY_NAME["purchase"]), in_list=True)
    assert listed == "No clear effect yet: only 21 of those held out bought."
    other = sides_of(people("shown", 240, purchase=21), people("held_out", 250, purchase=40))
    said = figures.verdict_words(finding_of(other, BY_NAME["purchase"]))
    assert "only 21 of those who may get help bought" in said


def test_a_result_that_is_open_though_many_are_known_or_is_not_open_says_no_more() -> None:
    many = sides_of(
        people("shown", 50_000, purchase=15_000), people("held_out", 50_000, purchase=15_000)
    )
    assert figures.verdict_words(finding_of(many, BY_NAME["purchase"])) == "No clear effect yet."
    clear = sides_of(people("shown", 8100, purchase=810), people("held_out", 1900, purchase=114))
    assert figures.verdict_words(finding_of(clear, BY_NAME["purchase"])) == "It helps."
    assert figures.verdict_words(finding_of(sides_of(), BY_NAME["purchase"])) == ""


def test_percent_without_an_upper_limit_say_so_or_nothing() -> None:
    sides = sides_of(people("shown", 8100, purchase=810), people("held_out", 1900, purchase=114))
    finding = finding_of(sides, BY_NAME["purchase"])
    assert finding.effect is not None and finding.effect.relative is not None
    for low, said in ((0.25, " (+25% or more; no upper limit can be told)"), (-1.0, "")):
        open_ = replace(finding.effect.relative, low=low, high=None)
        assert (
            figures.in_percent(replace(finding, effect=replace(finding.effect, relative=open_)))
            == said
        )


def test_a_share_is_not_told_to_fall_by_more_than_all_of_it() -> None:
    sides = sides_of(people("shown", 250, purchase=20), people("held_out", 250, purchase=40))
    finding = finding_of(sides, BY_NAME["purchase"])
    assert "(−100% to +" in figures.sentence_of(finding)
    assert finding.effect is not None and finding.effect.relative is not None
    assert finding.effect.relative.low == -1.0


def test_a_figure_of_a_part_says_of_whom_it_is_and_whether_that_is_everybody() -> None:
    all_of_them = sides_of(people("shown", 40), people("held_out", 9))
    some = sides_of(people("shown", 30), people("held_out", 9))
    everybody = finding_of(all_of_them, BY_NAME["purchase"])
    on_a_product = BY_NAME["bounce_product"]
    assert figures.among_of(everybody, everybody) == ""
    assert figures.among_of(finding_of(some, on_a_product), everybody) == (
        "of 30 and 9 people whose moment was on a product page"
    )
    assert figures.among_of(finding_of(all_of_them, on_a_product), everybody) == (
        "here all of them are people whose moment was on a product page"
    )
