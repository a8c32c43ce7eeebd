import json
from pathlib import Path

from click.testing import CliRunner

from tests.support.builders import DAY, KEY, NOW, an_entry, ask_store
from waverly.cli import group
from waverly.clock import day_of
from waverly.reporting.measuring.forgetting import forget_past
from waverly.settings import Settings


def test_export_writes_the_days_asked_for(settings: Settings, tmp_path: Path) -> None:
    ask_store(settings, lambda store: store.journal.append(an_entry()))

    def rows(*arguments: str) -> int:
        where = ["export", str(tmp_path / "out"), "--home", settings.home, "--json"]
        told = json.loads(CliRunner().invoke(group, [*where, *arguments]).output)
        return sum(one["rows"] for one in told)

    assert rows("--since", "2026-09-21", "--until", "2026-09-21") == 1
    assert rows("--since", "2026-09-22", "--format", "ndjson") == 0


def test_export_says_from_when_on_something_is_kept(settings: Settings, tmp_path: Path) -> None:
    ask_store(settings, lambda store: forget_past(store, KEY, NOW + 400 * DAY, 400))
    where = ["export", str(tmp_path / "out"), "--home", settings.home]
    all_of_it = CliRunner().invoke(group, where).output
    lately = CliRunner().invoke(group, [*where, "--since", day_of(NOW + DAY)]).output
    assert all_of_it.startswith(f"What was before {day_of(NOW)} is no longer kept.")
    assert "no longer kept" not in lately
