"""Whatever can be set, sent, read or run is in the reference."""

from pathlib import Path

import pytest

from tests.builders import ROOT
from waverly.cli import COMMANDS
from waverly.features import FEATURES
from waverly.reporting.measuring.metrics import METRICS
from waverly.settings import Settings, variable
from waverly.wire import KINDS

REFERENCE = ROOT / "docs" / "reference"
SUBJECTS = {
    "settings.md": [f"`{variable(name)}`" for name in Settings.__struct_fields__],
    "events.md": [f"| `{kind}` |" for kind in KINDS],
    "features.md": [f"| `{feature.name}` |" for feature in FEATURES],
    "metrics.md": [f"| `{metric.name}` |" for metric in METRICS],
    "cli.md": [f"## `waverly {command}`" for command in COMMANDS],
}


@pytest.mark.parametrize("page", sorted(SUBJECTS))
def test_the_reference_leaves_nothing_out(page: str) -> None:
    text = Path(REFERENCE / page).read_text(encoding="utf-8")
    assert [subject for subject in SUBJECTS[page] if subject not in text] == []


def test_every_feature_says_what_it_is_in_a_sentence() -> None:
    assert [f.name for f in FEATURES if not f.doc.endswith(".")] == []
