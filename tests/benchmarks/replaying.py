"""Replay: from the journal to examples, of visits recorded live and of a shop's imported history."""

import asyncio
import csv
import random
import statistics
import tempfile
from pathlib import Path
from time import process_time

from tests.benchmarks import shop
from tests.benchmarks.journalled import BATCHES, entries
from tests.benchmarks.load import EVENTS_A_BATCH
from tests.benchmarks.result import Result
from waverly.history.imported import import_history
from waverly.history.mapping import known_mapping
from waverly.storage import Store, open_store
from waverly.training.dataset import read_dataset

SESSIONS = 12_000
ONE_MORE = 0.84
"""Chance of another event in a session: about six in each, as in public logs of shops."""
KINDS = ("view", "addtocart", "transaction")
WEIGHTS = (90, 8, 2)
ROUNDS = 3
TARGET = 100_000


def measure() -> list[Result]:
    """Return events a second, of CPU time."""
    with tempfile.TemporaryDirectory(prefix="waverly-bench-") as home:
        return asyncio.run(_measured(Path(home)))


async def _measured(home: Path) -> list[Result]:
    async with open_store(f"sqlite+aiosqlite:///{home / 'live.db'}") as live:
        await asyncio.gather(*(live.journal.append(entry) for entry in entries()))
        recorded = BATCHES * EVENTS_A_BATCH / await _replayed(live)
    log = home / "events.csv"
    events = _write_log(log)
    async with open_store(f"sqlite+aiosqlite:///{home / 'past.db'}") as past:
        began = process_time()
        mapping = known_mapping("retailrocket")
        await import_history(past, shop.SITE, log, mapping, home, lambda stage, done: None)
        imported = events / (process_time() - began)
        replayed = events / await _replayed(past)
    return [
        _row("replay of recorded visits: read, decode, fold, features; events a second", recorded),
        _row(f"replay of imported history, an event a batch ({events:,} events)", replayed),
        Result(
            what="import of a log into the journal, events a second",
            measured=f"{imported:,.0f}",
            target="–",
            met=None,
        ),
    ]


def _row(what: str, rate: float) -> Result:
    return Result(what=what, measured=f"{rate:,.0f}", target=f"≥ {TARGET:,}", met=rate >= TARGET)


async def _replayed(store: Store) -> float:
    """Return the seconds of CPU one replay takes."""
    taken = []
    for _ in range(ROUNDS):
        began = process_time()
        await read_dataset(store, shop.SITE)
        taken.append(process_time() - began)
    return statistics.median(taken)


def _write_log(path: Path) -> int:
    """Write a log as Retailrocket published theirs; return its events."""
    draw = random.Random(3)
    written = 0
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["timestamp", "visitorid", "event", "itemid", "transactionid"])
        for visitor in range(SESSIONS):
            at = 1_780_000_000_000 + visitor * 60_000
            more = True
            while more:
                (kind,) = draw.choices(KINDS, WEIGHTS)
                order = written if kind == "transaction" else ""
                rows.writerow([at, visitor, kind, draw.randrange(2_000), order])
                at += draw.randrange(2_000, 90_000)
                written += 1
                more = draw.random() < ONE_MORE
    return written
