"""The first batch of a session beside a later one: what is known of the visitor is read, and a session kept.

A shop's session has few batches, so this is much of what a shop pays.
"""

import asyncio
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack

from tests.benchmarks import shop
from tests.benchmarks.load import SESSIONS, batches, cpu_seconds, send
from tests.benchmarks.result import Result
from tests.benchmarks.servers import running_ceiling, running_server
from waverly.processes.ports import free_port
from waverly.settings import Settings

ROUNDS = 7
REQUESTS = 2_048


def measure() -> list[Result]:
    """Return what first batches cost of visitors never seen and of known ones, beside later batches."""
    with tempfile.TemporaryDirectory(prefix="waverly-bench-") as home, ExitStack() as running:
        settings = Settings(home=home, port=free_port(), log_level="warning")
        asyncio.run(shop.make(settings))
        bare_port = free_port()
        bare_pid = running.enter_context(running_ceiling(bare_port))
        ours_pid = running.enter_context(running_server(settings))
        bare, ours = (bare_pid, bare_port), (ours_pid, settings.port)
        asyncio.run(send(f"http://127.0.0.1:{settings.port}", list(_later(0))))
        costs: dict[str, list[float]] = {"bare": [], "later": [], "known": [], "new": []}
        for number in range(1, ROUNDS + 1):
            costs["bare"].append(_cost(bare, _later(number)))
            costs["later"].append(_cost(ours, _later(number)))
            costs["known"].append(_cost(ours, _first(number, is_known=True)))
            costs["new"].append(_cost(ours, _first(number, is_known=False)))
    micros = {name: statistics.median(found) for name, found in costs.items()}
    return [
        Result(
            what="the first batch of a session, of a new visitor and of a known one, beside a later batch",
            measured=(
                f"{micros['new']:.0f} and {micros['known']:.0f} µs, {micros['later']:.0f} later "
                f"(bare Starlette {micros['bare']:.0f})"
            ),
            target="–",
            met=None,
        )
    ]


def _cost(server: tuple[int, int], bodies: Iterator[bytes]) -> float:
    """Return microseconds of CPU a batch."""
    pid, port = server
    waiting = list(bodies)
    before = cpu_seconds(pid)
    asyncio.run(send(f"http://127.0.0.1:{port}", waiting))
    return (cpu_seconds(pid) - before) / len(waiting) * 1e6


def _later(number: int) -> Iterator[bytes]:
    return batches(REQUESTS, ask=False, run=number)


def _first(number: int, *, is_known: bool) -> Iterator[bytes]:
    """Yield batches of which each opens a session, some visits after another for a known visitor."""
    for place, body in enumerate(batches(REQUESTS, ask=False, run=number)):
        who = place % SESSIONS
        opened = body.replace(
            b'"session":"s-%d"' % who, b'"session":"n-%d-%d-%d"' % (is_known, number, place)
        )
        yield (
            opened
            if is_known
            else opened.replace(b'"visitor":"', b'"visitor":"n-%d-%d-' % (number, place))
        )
