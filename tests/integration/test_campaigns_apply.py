"""Campaign files, planned and applied with the command line, reach a running server."""

import json
from pathlib import Path

from click.testing import CliRunner, Result
from starlette.testclient import TestClient

from tests.support.builders import SECRET
from waverly.app import create_app
from waverly.cli import group
from waverly.settings import Settings

BEARER = {"authorization": f"Bearer {SECRET}"}


def run(settings: Settings, *arguments: str) -> Result:
    return CliRunner().invoke(group, [*arguments, "--home", settings.home])


def test_a_plan_tells_what_would_change_and_changes_nothing(settings: Settings) -> None:
    file = Path(settings.home, "campaigns", "fit-note.toml")
    file.write_text(file.read_text(encoding="utf-8").replace("order = 10", "order = 11"), "utf-8")
    plans = [run(settings, "campaigns", "plan", "--json").output for _ in range(2)]
    plan = json.loads(plans[0])
    assert (plan["added"], plan["changed"], plan["removed"]) == ([], ["fit-note"], [])
    assert plan["differences"]["fit-note"] == [{"key": "order", "before": "10", "after": "11"}]
    assert "order: 10 → 11" in run(settings, "campaigns", "plan").output
    assert plan["before"] != plan["after"]
    assert plans[0] == plans[1]


def test_a_plan_without_a_change_says_so(settings: Settings) -> None:
    assert "Nothing would change." in run(settings, "campaigns", "plan").output
    assert "Nothing has changed." in run(settings, "campaigns", "apply").output


def test_a_running_server_follows_what_was_applied(settings: Settings) -> None:
    quick = Settings(home=settings.home, test_mode=True, refresh_s=0.01)
    with TestClient(create_app(quick)) as client:
        Path(settings.home, "campaigns", "fit-note.toml").unlink()
        applied = json.loads(run(settings, "campaigns", "apply", "--json").output)
        for _ in range(500):
            in_force = client.get("/v1/campaigns", headers=BEARER).json()
            if in_force["version"] == applied["after"]:
                break
        assert in_force["version"] == applied["after"]
        assert "fit-note" not in {campaign["id"] for campaign in in_force["campaigns"]}


def test_a_file_that_cannot_be_meant_changes_nothing_and_says_why(settings: Settings) -> None:
    Path(settings.home, "campaigns", "bad.toml").write_text("id = 'bad'\n", "utf-8")
    result = run(settings, "campaigns", "apply")
    assert result.exit_code == 1
    assert "bad.toml" in str(result.exception)
