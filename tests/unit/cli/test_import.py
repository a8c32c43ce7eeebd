"""What `waverly import` says, and the status it ends with."""

import json
from pathlib import Path

import pytest

from tests.support.commands import run
from tests.unit.history.logs import shop_log
from waverly.history.instants import FORMS
from waverly.settings import Settings


def test_what_could_be_used_and_what_not_is_told_by_reason(
    settings: Settings, tmp_path: Path
) -> None:
    file = shop_log(tmp_path / "log.csv")
    file.write_text(file.read_text(encoding="utf-8") + "01/02/2026,v9,view,1,\n", encoding="utf-8")
    told = run("import", str(file), "--from", "retailrocket", "--home", settings.home)
    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        "17 records. New: 16 events, 3 visits, 1 order. Known before: 0 events, 0 visits, 0 orders.",
        "  not understood: 1 × no time that can be read in timestamp, such as 01/02/2026 in record 17",
        f"  {FORMS}",
    ]
    assert told.stderr == ""


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_nothing_that_could_be_used_is_no_success(
    settings: Settings, tmp_path: Path, more: tuple[str, ...]
) -> None:
    file = tmp_path / "log.csv"
    file.write_text("timestamp,visitorid,event,itemid\nyesterday,v1,view,1\n", encoding="utf-8")
    told = run("import", str(file), "--from", "retailrocket", "--home", settings.home, *more)
    assert told.exit_code == 1
    assert "No record of this file could be used" in told.stderr
    assert "no time that can be read in timestamp" in told.stdout
    if more:
        assert json.loads(told.stdout)["told"] == 0
