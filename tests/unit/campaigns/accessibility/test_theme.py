"""Colours that cannot be read are refused with their ratio."""

import pytest

from waverly.campaigns.accessibility import check_theme, parse_theme
from waverly.campaigns.accessibility.colour import contrast, rgb_of
from waverly.errors import CampaignError


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21.0), ("#949494", "#ffffff", 3.03), ("#767676", "#fff", 4.54)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    front, back = rgb_of(one), rgb_of(other)
    assert front is not None and back is not None
    assert round(contrast(front, back), 2) == ratio


@pytest.mark.parametrize(
    ("theme", "elements"),
    [
        ('[light]\nink = "#949494"', ["theme.light.ink"]),
        (
            '[light]\naccent = "#ffd400"\non_accent = "#ffffff"',
            ["theme.light.on_accent", "theme.light.accent"],
        ),
        (
            '[dark]\npaper = "#16181c"\nink = "#555"\naccent="#fff"\non_accent="#000"',
            ["theme.dark.ink"],
        ),
        (
            'css = "waverly-help::part(why) { color: rgb(150, 150, 150) }"',
            ["theme.css ::part(why)"],
        ),
        ('css = "x::part(action) { color: #fff; background: #e00 }"', []),
        ("", []),
    ],
)
def test_what_cannot_be_read_is_named(theme: str, elements: list[str]) -> None:
    found = check_theme(parse_theme(theme, "theme.toml"))
    assert [each.element for each in found] == elements


def test_a_finding_gives_the_ratio_and_the_criterion() -> None:
    (found,) = check_theme(parse_theme('[light]\nink = "#949494"', "theme.toml"))
    assert (found.found, found.criterion) == ("#949494 on #ffffff is 3.03:1", "1.4.3")


def test_a_file_that_is_no_theme_is_refused_with_what_it_takes() -> None:
    with pytest.raises(CampaignError, match=r"grey \(theme\.toml light\.ink\)\..*#rrggbb"):
        parse_theme('[light]\nink = "grey"', "theme.toml")
    with pytest.raises(CampaignError, match="ink, paper, accent"):
        parse_theme("[light]\nblink = true", "theme.toml")
