"""What a request costs as the journal grows from ten thousand events to ten million.

BENCH_EVENTS names another number of events for the large one. It is filled by SQL, in under a minute, with
sessions of random names, so that every index has its full depth.
"""

import asyncio
import os
import sqlite3
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import blake2s
from pathlib import Path

from tests.benchmarks import shop
from tests.benchmarks.load import EVENTS_A_BATCH, batches, cpu_seconds, send
from tests.benchmarks.result import Result
from tests.benchmarks.servers import running_server
from tests.support.builders import a_record, bytes_of
from waverly.processes.ports import free_port
from waverly.settings import Settings

FEW = 10_000
MANY = 10_000_000
BATCHES_A_SESSION = 8
DECISION_EVERY = 4
ROUNDS = 7
REQUESTS = 3_000
TARGET = 1.15

_SESSIONS = """
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :sessions)
INSERT INTO sessions (site, id, visitor, opened_at, device, referrer, opening)
SELECT :site, lower(hex(randomblob(12))), lower(hex(randomblob(12))), 1780000000000 + n * 1000,
    'desktop', 'search', CAST('{}' AS BLOB) FROM numbers
"""
_BATCHES = """
WITH RECURSIVE versions(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM versions WHERE v < :batches)
INSERT INTO journal (site, session, version, received_at, body)
SELECT site, id, v, opened_at + v * 9000, :body FROM sessions, versions
"""
_DECISIONS = """
INSERT INTO decisions
    (id, site, session, version, visitor, at, moment, arm, displayed, preview, policy, record)
SELECT lower(hex(randomblob(12))), j.site, j.session, j.version, s.visitor, j.received_at, 'pause', 'nothing',
    0, 0, 'p', :record
FROM journal j JOIN sessions s ON s.site = j.site AND s.id = j.session WHERE j.version % :every = 0
"""


def measure() -> list[Result]:
    """Return the cost at both sizes, taken in turns."""
    many = int(os.environ.get("BENCH_EVENTS", MANY))
    with tempfile.TemporaryDirectory(prefix="waverly-bench-") as folder:
        few_home, many_home = (_home(Path(folder) / name) for name in ("few", "many"))
        _fill(few_home, FEW)
        _fill(many_home, many)
        with running_server(few_home) as few_pid, running_server(many_home) as many_pid:
            servers = ((few_pid, few_home.port), (many_pid, many_home.port))
            pairs = [
                [_cost(pid, port, number) for pid, port in servers] for number in range(ROUNDS)
            ]
    few_us, many_us = (statistics.median(costs) for costs in zip(*pairs[1:], strict=True))
    grown = many_us / few_us
    return [
        Result(
            what=f"CPU of a batch that asks, journal of {many:,} events against {FEW:,}",
            measured=f"{grown:.2f}× ({many_us:.0f} against {few_us:.0f} µs)",
            target=f"≤ {TARGET}×",
            met=grown <= TARGET,
        )
    ]


def _home(path: Path) -> Settings:
    settings = Settings(home=str(path), port=free_port(), log_level="warning")
    asyncio.run(shop.make(settings))
    return settings


def _fill(settings: Settings, events: int) -> None:
    sessions = max(1, events // EVENTS_A_BATCH // BATCHES_A_SESSION)
    (body,) = batches(1, ask=True, run=0)
    record = bytes_of(a_record(features=(0.5,) * 69))
    with closing(sqlite3.connect(Path(settings.home) / "waverly.db")) as database:
        database.execute("PRAGMA synchronous=OFF")  # for the filling only; the server opens it anew
        database.execute("PRAGMA cache_size=-524288")
        with database:
            database.execute(_SESSIONS, {"site": shop.SITE, "sessions": sessions})
            database.execute(_BATCHES, {"batches": BATCHES_A_SESSION, "body": body})
            database.execute(_DECISIONS, {"every": DECISION_EVERY, "record": record})


def _cost(pid: int, port: int, number: int) -> float:
    """Return microseconds a batch; the first batches of sessions nobody has seen are among them."""
    bodies = list(_renamed(number))
    before = cpu_seconds(pid)
    asyncio.run(send(f"http://127.0.0.1:{port}", bodies))
    return (cpu_seconds(pid) - before) / REQUESTS * 1e6


def _renamed(number: int) -> Iterator[bytes]:
    """Give each round sessions of its own, spread over the index as real ones are."""
    names = {
        who: blake2s(f"{number}-{who}".encode(), digest_size=12).hexdigest().encode()
        for who in range(256)
    }
    for place, body in enumerate(batches(REQUESTS, ask=True, run=number)):
        who = place % len(names)
        yield body.replace(b'"session":"s-%d"' % who, b'"session":"%s"' % names[who])
