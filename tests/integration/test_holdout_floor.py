"""A holdout below the floor takes a written reason, and the reason is kept."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from tests.support.builders import KEY, ask_store
from waverly.app import create_app
from waverly.campaigns import parse
from waverly.cli import group
from waverly.errors import CampaignError, SettingsError
from waverly.settings import Settings, read_settings
from waverly.storage.site.audit_rows import AuditEntry, audit_entries

CAMPAIGN = """
id = "fit-help"
name = "Help with the fit"
why = "You looked at the size guide."
causes = { fit = 1.0 }
trigger = { moments = ["size_guide_unresolved"] }
overlay = { kind = "message", title = "Sizes", body = "They run true to size." }
"""


def entries(settings: Settings, site: str) -> list[AuditEntry]:
    return ask_store(settings, lambda store: audit_entries(store, site))


def test_a_campaign_below_the_floor_needs_a_reason() -> None:
    with pytest.raises(CampaignError, match=r"holdout.*0\.01.*holdout_reason"):
        parse(CAMPAIGN + "holdout = 0.01\n", "fit.toml")


def test_applying_one_with_a_reason_writes_it_down_once(settings: Settings, tmp_path: Path) -> None:
    lines = 'holdout = 0.01\nholdout_reason = "Required by law for everybody."\n'
    (tmp_path / "fit.toml").write_text(CAMPAIGN + lines, encoding="utf-8")
    for _ in range(2):
        arguments = ["campaigns", "apply", str(tmp_path), "--home", settings.home, "--json"]
        assert json.loads(CliRunner().invoke(group, arguments).output)["added"] is not None
    (entry,) = entries(settings, KEY)
    assert (entry.subject, entry.after) == ("holdout of fit-help", "1.0%")
    assert entry.reason == "Required by law for everybody."


def test_the_server_below_the_floor_needs_a_reason(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="WAVERLY_HOLDOUT_REASON"):
        read_settings({"WAVERLY_HOLDOUT": "0"})
    read_settings({"WAVERLY_HOLDOUT": "0", "WAVERLY_HOLDOUT_REASON": "a week of sale"})


def test_a_server_that_starts_below_the_floor_says_so_in_the_log(settings: Settings) -> None:
    known = {"WAVERLY_HOLDOUT": "0.01", "WAVERLY_HOLDOUT_REASON": "a week of sale"}
    low = read_settings(known, home=settings.home, test_mode=True)
    for _ in range(2):
        with TestClient(create_app(low)):
            pass
    assert [(one.after, one.reason) for one in entries(settings, "")] == [
        ("1.0%", "a week of sale")
    ]
