"""What a monitoring system reads of the disk and of the last backup, over both databases."""

import re
from pathlib import Path

from starlette.requests import Request

from tests.support.builders import DAY, KEY, NOW, ROOT
from waverly.api.operations import Operations
from waverly.pipeline import Counters
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.chores.backup_rows import LastBackup, keep_backup
from waverly.storage.chores.outbox_rows import Draft, claim_due, mark_sent, queue


async def told_by(store: Store, home: Path) -> dict[str, float]:
    operations = Operations(store, Counters(), Settings(home=str(home), database=store.url))
    body = (await operations.metrics(Request({"type": "http"}))).body
    lines = [line.split() for line in bytes(body).decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in lines}


async def test_free_room_and_the_size_of_the_database_are_told(
    store: Store, tmp_path: Path
) -> None:
    told = await told_by(store, tmp_path)
    assert told["waverly_free_bytes"] > 0
    assert told["waverly_database_bytes"] > 100_000


async def test_when_the_last_backup_was_is_told_where_waverly_makes_it(
    store: Store, tmp_path: Path
) -> None:
    is_ours = not store.url.startswith("postgresql")
    never = await told_by(store, tmp_path)
    await keep_backup(store, LastBackup(at=1_700_000_000_000, file="/backups/1", bytes=1))
    then = await told_by(store, tmp_path)
    expected = (0, 1_700_000_000) if is_ours else (None, None)
    name = "waverly_backup_seconds"
    assert (never.get(name), then.get(name)) == expected


async def test_free_room_is_told_where_the_database_is_away(store: Store, tmp_path: Path) -> None:
    await store.close()
    lost = Store(f"sqlite+aiosqlite:///{tmp_path}/none/at-all.db")
    (tmp_path / "none").mkdir()
    told = await told_by(lost, tmp_path)
    await lost.close()
    assert told["waverly_database_up"] == 0
    assert told["waverly_free_bytes"] > 0


async def test_since_when_messages_wait_is_told_until_they_have_left(
    store: Store, tmp_path: Path
) -> None:
    name = 'waverly_oldest_message_seconds{target="tool"}'
    messages = [
        Draft(site=KEY, target="tool", key=key, kind="moment.pause", body=b"{}") for key in "ab"
    ]
    await queue(store, messages[:1], NOW)
    await queue(store, messages[1:], NOW + DAY)
    waiting = await told_by(store, tmp_path)
    for each in await claim_due(store, NOW + DAY, limit=9, lease_ms=1):
        await mark_sent(store, each.id, NOW)
    left = await told_by(store, tmp_path)
    assert (waiting[name], left.get(name)) == (NOW / 1000, None)


def test_every_metric_that_the_rules_for_alerts_name_is_there(tmp_path: Path) -> None:
    counters = Counters()
    store = Store(f"sqlite+aiosqlite:///{tmp_path}/waverly.db")
    Operations(store, counters, Settings(home=str(tmp_path)))
    families = {family.name for family in counters.registry.collect()}
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    rules = [line for line in page.splitlines() if line.lstrip().startswith("expr: ")]
    named = {name for rule in rules for name in re.findall(r"waverly_\w+", rule)}
    assert len(named) > 6
    assert {name.removesuffix("_total") for name in named} <= families
