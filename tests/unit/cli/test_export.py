import json
from pathlib import Path

from click.testing import CliRunner

from tests.builders import an_entry, ask_store
from waverly.cli import group
from waverly.settings import Settings


def test_export_writes_the_days_asked_for(settings: Settings, tmp_path: Path) -> None:
    ask_store(settings, lambda store: store.journal.append(an_entry()))

    def rows(*arguments: str) -> int:
        where = ["export", str(tmp_path / "out"), "--home", settings.home, "--json"]
        told = json.loads(CliRunner().invoke(group, [*where, *arguments]).output)
        return sum(one["rows"] for one in told)

    assert rows("--since", "2026-09-21", "--until", "2026-09-21") == 1
    assert rows("--since", "2026-09-22", "--format", "ndjson") == 0
