import json
from pathlib import Path

from click.testing import CliRunner, Result

from tests.support.builders import KEY, NOW, ask_store
from waverly.cli import group
from waverly.settings import Settings
from waverly.storage.chores.outbox_rows import Draft, claim_due, mark_failed, mark_sent, queue


def run(settings: Settings, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["outbox", *arguments, "--home", settings.home])


def send_one(settings: Settings) -> None:
    draft = Draft(site=KEY, target="hook", key="k1", kind="moment.pause", body=b"{}")
    ask_store(settings, lambda store: queue(store, [draft], NOW))
    (message,) = ask_store(settings, lambda store: claim_due(store, NOW, limit=1, lease_ms=1))
    ask_store(settings, lambda store: mark_sent(store, message.id, NOW))


def test_the_outbox_tells_how_messages_fare(settings: Settings) -> None:
    send_one(settings)
    assert "hook" in run(settings, "list").output
    told = json.loads(run(settings, "list", "--json").output)
    assert [(one["target"], one["sent"]) for one in told] == [("hook", 1)]


def test_what_another_server_answered_is_shown_as_it_is(settings: Settings) -> None:
    send_one(settings)
    draft = Draft(site=KEY, target="mail", key="k2", kind="digest", body=b"{}")
    ask_store(settings, lambda store: queue(store, [draft], NOW))
    (message,) = ask_store(settings, lambda store: claim_due(store, NOW, limit=1, lease_ms=1))
    said = "550 [/no] [red]"
    ask_store(settings, lambda store: mark_failed(store, message.id, NOW, next_at=None, error=said))
    told = run(settings, "list")
    assert (told.exit_code, said in told.output) == (0, True)


def test_what_was_sent_since_a_day_is_sent_again(settings: Settings) -> None:
    send_one(settings)
    again = run(settings, "replay", "hook", "--since", "2026-09-21", "--json")
    later = run(settings, "replay", "hook", "--since", "2026-09-22")
    assert json.loads(again.output) == {"queued": 1}
    assert later.output.startswith("0 messages")


def test_an_empty_outbox_says_so(settings: Settings) -> None:
    assert run(settings, "list").output == "No message was queued yet.\n"


def test_a_destination_nobody_knows_is_refused_with_those_known(settings: Settings) -> None:
    send_one(settings)
    Path(settings.home, "integrations.toml").write_text(SEGMENT, encoding="utf-8")
    told = run(settings, "replay", "nope", "--since", "2026-09-21")
    assert told.exit_code == 1
    assert str(told.exception) == "There is no such destination: nope. Known are: hook, segment."


SEGMENT = """
[[segment]]
name = "segment"
write_key = "k"
"""
