"""What `waverly campaigns check` says of how it looked."""

import pytest

from waverly.campaigns.evidence import GateEvidence, GateHalf
from waverly.cli.gate import tell_parts

WORDS = GateHalf(name="words")


def run_with(*parts: GateHalf) -> GateEvidence:
    return GateEvidence(
        campaign="c", content="", at=0, passed=True, parts=(WORDS, *parts), findings=()
    )


def drawn(renders: int) -> GateEvidence:
    return run_with(GateHalf(name="browser", renders=renders, by="Chromium"))


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        ([drawn(9)], ["Checked by words, and drawn 9 times by Chromium."]),
        (
            [drawn(63), drawn(9), drawn(81), drawn(9)],
            ["Checked by words, and drawn 9 to 81 times each by Chromium."],
        ),
        (
            [run_with(GateHalf(name="browser", skipped="no Chromium"))] * 2,
            ["Checked by words alone; nothing was drawn in a browser (no Chromium)."],
        ),
        ([], []),
    ],
)
def test_what_is_alike_is_said_once(
    capsys: pytest.CaptureFixture[str], runs: list[GateEvidence], told: list[str]
) -> None:
    tell_parts(runs)
    assert capsys.readouterr().out.splitlines() == told
