from pathlib import Path

import pytest

from tests.support.builders import ROOT, a_campaign
from waverly.campaigns import decode, encode, parse, version_of
from waverly.campaigns.files import head_note, switched
from waverly.errors import CampaignError
from waverly.storage.site.campaign_folder import read_folder

GOOD = """
id = "fit"
name = "Fit"
why = "Because."
causes = { fit = 1.0 }
[trigger]
moments = ["pause"]
[overlay]
kind = "message"
title = "Hello"
body = "World"
"""
ACTION = 'actions = [{ type = "%s", label = "Go"%s }]'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("fit = 1.0", "fit = 2.0", ["fit.toml", "causes", "<= 1.0"]),
        ('"pause"', '"sneeze"', ["trigger.moments", "sneeze", "Use one of", "exit_intent"]),
        ('["pause"]', '["pause"]\nsearches = ["size"]', ["trigger.searches", "friction_search"]),
        (
            '["pause"]',
            '["friction_search"]\nsearches = ["moon"]',
            ["trigger.searches", "moon", "returns", "other"],
        ),
        (
            "[trigger]",
            'audience = { pages = ["moon"] }\n[trigger]',
            ["audience.pages", "moon", "product"],
        ),
        (
            "[trigger]",
            'audience = { devices = ["phone"] }\n[trigger]',
            ["audience.devices", "phone", "desktop, tablet, mobile"],
        ),
        (
            "[trigger]",
            'audience = { referrers = ["google"] }\n[trigger]',
            ["audience.referrers", "google", "search"],
        ),
        ('why = "Because."', "wy = 1", ["fit.toml", "wy", "Did you mean why?"]),
        ('id = "fit"', 'id = "Fit Help"', ["fit.toml id", "Fit Help", "Small letters, digits"]),
        ("[trigger]", 'goal = "orders"\n[trigger]', ["goal", "orders", "checkout_started"]),
        ("[trigger]", "[trigger", ["not TOML", "fit.toml", "line"]),
        (
            "[trigger]",
            'schedule = { start = "soon" }\n[trigger]',
            ["schedule.start", "soon", "2026-05-31"],
        ),
        (
            "[trigger]",
            'schedule = { zone = "Moon" }\n[trigger]',
            ["schedule.zone", "Moon", "Europe/Vienna"],
        ),
        ("[trigger]", "holdout = 0.01\n[trigger]", ["holdout", "0.05"]),
        ('body = "World"', 'body = ""\n' + ACTION % ("link", ""), ["actions[0].href", "https://"]),
        (
            'body = "World"',
            'body = ""\n' + ACTION % ("link", ', href = "javascript:x"'),
            ["javascript:x", "mailto:"],
        ),
        (
            'body = "World"',
            'body = ""\n' + ACTION % ("open", ', target = "moon"'),
            ["actions[0].target", "moon", "size-guide"],
        ),
        ('body = "World"', 'body = ""\n' + ACTION % ("emit", ""), ["actions[0].target", "Name it"]),
        ('"World"', '"Now 10% off!"', ["lower price", "discount", "discount = 0.1"]),
    ],
)
def test_a_mistake_is_told_with_its_place_its_value_and_the_mend(
    old: str, new: str, said: list[str]
) -> None:
    with pytest.raises(CampaignError) as caught:
        parse(GOOD.replace(old, new), "fit.toml")
    assert [part for part in said if part not in str(caught.value)] == []


def test_a_good_file_is_read_with_gentle_defaults() -> None:
    campaign = parse(GOOD, "fit.toml")
    assert (campaign.enabled, campaign.holdout, campaign.caps.per_session) == (True, 0.10, 1)


def test_the_version_depends_on_the_content_and_not_on_the_order() -> None:
    one, two = a_campaign("one"), a_campaign("two")
    assert encode([one, two]) == encode([two, one])
    assert decode(encode([two, one])) == (one, two)
    assert version_of(encode([one])) != version_of(encode([two]))
    assert len(version_of(encode([]))) == 12


def test_an_id_in_two_files_is_refused(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    with pytest.raises(CampaignError, match=r"taken: fit \(b\.toml id\)\. a\.toml has it"):
        read_folder(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CampaignError, match="waverly init"):
        read_folder(tmp_path / "nowhere")


@pytest.mark.parametrize("folder", ["starter", "demo"])
def test_the_campaigns_that_come_along_can_be_read(folder: str) -> None:
    files = ROOT / "server" / "waverly" / "campaigns" / folder
    found = {campaign.id for campaign in read_folder(files)}
    assert found == {file.stem for file in files.glob("*.toml")} != set()


def test_the_comment_at_the_head_of_a_file_is_one_paragraph_and_no_other_comment() -> None:
    assert head_note('# Write your terms,\n#   then go on.\nid = "fit"\n# Later.') == (
        "Write your terms, then go on."
    )
    assert head_note(GOOD) == ""


@pytest.mark.parametrize("before", ["", "enabled = false # until it is written\n"])
def test_switching_changes_one_key_and_keeps_all_else(before: str) -> None:
    text = f"# Ours\n{before}{GOOD}# the end\n"
    off = switched(text, enabled=False)
    on = switched(off, enabled=True)
    assert [parse(each, "fit.toml").enabled for each in (off, on)] == [False, True]
    lines = [line for line in on.splitlines() if not line.startswith("enabled")]
    assert [line for line in lines if line] == [
        line for line in text.splitlines() if line and not line.startswith("enabled")
    ]
    assert ("# until it is written" in on) == bool(before)
