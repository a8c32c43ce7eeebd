"""What `waverly campaigns check` says of how it looked."""

import pytest

from waverly.campaigns.evidence import Evidence, Part
from waverly.cli.gate import tell_parts

WORDS = Part(name="words")


def run_with(*parts: Part) -> Evidence:
    return Evidence(campaign="c", content="", at=0, passed=True, parts=(WORDS, *parts), findings=())


def drawn(renders: int) -> Evidence:
    return run_with(Part(name="browser", renders=renders, by="Chromium"))


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        ([drawn(9)], ["Checked by words, and drawn 9 times by Chromium."]),
        (
            [drawn(63), drawn(9), drawn(81), drawn(9)],
            ["Checked by words, and drawn 9 to 81 times each by Chromium."],
        ),
        (
            [run_with(Part(name="browser", skipped="no Chromium"))] * 2,
            ["Checked by words alone; nothing was drawn in a browser (no Chromium)."],
        ),
        ([], []),
    ],
)
def test_what_is_alike_is_said_once(
    capsys: pytest.CaptureFixture[str], runs: list[Evidence], told: list[str]
) -> None:
    tell_parts(runs)
    assert capsys.readouterr().out.splitlines() == told
