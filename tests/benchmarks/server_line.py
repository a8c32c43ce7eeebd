"""The server's line against bare Starlette in the same run: CPU time per request, and latency."""

import asyncio
import os
import statistics
import tempfile
import time
from bisect import bisect_left
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks import shop
from tests.benchmarks.load import batches, cpu_seconds, send, send_at_rate
from tests.benchmarks.result import Result
from tests.benchmarks.servers import (
    memory_mib,
    running_ceiling,
    running_server,
    running_tutorial,
)
from waverly.processes.ports import free_port
from waverly.scoring.artifact import MODEL_FILE
from waverly.settings import Settings

ROUNDS = 5
REQUESTS = 3_000
LATENCY_SECONDS = 8
COMMIT_EVERY_S = 0.007
BYTES_A_REQUEST = 6_000
LOG_BYTES = 32 << 20
"""What the server writes of a batch that asks, how often, and before its log begins anew."""


def measure() -> list[Result]:
    """Return the ratios of the server's line.

    BENCH_TUTORIAL names a Python with FastAPI, uvicorn and LightGBM: then the usual tutorial runs beside it.
    """
    with tempfile.TemporaryDirectory(prefix="waverly-bench-") as home, ExitStack() as running:
        settings = Settings(home=home, port=free_port(), log_level="warning")
        asyncio.run(shop.make(settings))
        ceiling, tutorial = free_port(), free_port()
        bare = Server(running.enter_context(running_ceiling(ceiling)), ceiling)
        ours = Server(running.enter_context(running_server(settings)), settings.port)
        loads = {"bare": (bare, True), "plain": (ours, False), "ask": (ours, True)}
        if python := os.environ.get("BENCH_TUTORIAL"):
            model = next(settings.models_dir.rglob(MODEL_FILE))
            pid = running.enter_context(running_tutorial(python, model, tutorial))
            loads["tutorial"] = (Server(pid, tutorial), True)
        return _compare(loads, Path(home))


class Server(NamedTuple):
    """A running server: its process and its port."""

    pid: int
    port: int

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"


def _compare(loads: dict[str, tuple[Server, bool]], home: Path) -> list[Result]:
    ours, _ = loads["ask"]
    asyncio.run(send(ours.url, list(batches(1_000, ask=True, run=0))))  # open the sessions, warm up
    costs: dict[str, list[float]] = {name: [] for name in loads}
    rates: list[float] = []
    for number in range(1, ROUNDS + 1):
        for name, (server, ask) in loads.items():
            bodies = list(batches(REQUESTS, ask=ask, run=number * 10 + len(name)))
            before = cpu_seconds(server.pid)
            took = asyncio.run(send(server.url, bodies))
            costs[name].append((cpu_seconds(server.pid) - before) / REQUESTS * 1e6)
            if name == "ask":
                rates.append(REQUESTS / took)
    micros = {name: statistics.median(values) for name, values in costs.items()}
    return [
        Result(
            what="ceiling: bare Starlette, CPU per request",
            measured=f"{micros['bare']:.0f} µs",
            target="–",
            met=None,
        ),
        _share("a batch that does not ask, share of the ceiling", "plain", 0.42, micros),
        _share("a batch that asks (six scores, full record, durable)", "ask", 0.30, micros),
        _beside_tutorial(micros),
        _latency(ours.url, loads["bare"][0].url, statistics.median(rates), home),
        _memory(ours.pid),
    ]


def _share(what: str, name: str, target: float, micros: dict[str, float]) -> Result:
    share = micros["bare"] / micros[name]
    return Result(
        what=what,
        measured=f"{share:.2f} ({micros[name]:.0f} µs)",
        target=f"≥ {target:.2f}",
        met=share >= target,
    )


def _beside_tutorial(micros: dict[str, float]) -> Result:
    what = "a batch that asks, beside FastAPI, pydantic, Booster.predict and a commit each"
    if "tutorial" not in micros:
        return Result(what=what, measured="no BENCH_TUTORIAL given", target="≥ 3×", met=None)
    ratio = micros["tutorial"] / micros["ask"]
    return Result(
        what=what,
        measured=f"{ratio:.1f}× ({micros['ask']:.0f} against {micros['tutorial']:.0f} µs)",
        target="≥ 3×",
        met=ratio >= 3,
    )


def _latency(url: str, bare: str, saturation: float, home: Path) -> Result:
    """Answers in an open loop. Beside them: bare Starlette at that rate, and the disk alone at that pace.

    The two say how late this machine's own load was, and how long its disk kept everybody waiting.
    """
    rate = saturation / 2
    bodies = list(batches(int(rate * LATENCY_SECONDS), ask=True, run=99))
    p99, floor = (_p99(asyncio.run(send_at_rate(where, bodies, rate))) for where in (url, bare))
    disk, waited = _fsync_p99(home), _disk_alone_p99(home, rate)
    limit = 25.0 if disk <= 20 else 5.0 + disk
    return Result(
        what=f"p99 at half of saturation ({rate:.0f}/s, open loop, durable)",
        measured=f"{p99:.1f} ms (bare Starlette at that rate {floor:.1f}; the disk alone at that pace "
        f"{waited:.1f}, one small write after the other {disk:.1f})",
        target=f"≤ {limit:.0f} ms",
        met=p99 <= limit,
    )


def _p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[-1]


def _fsync_p99(home: Path) -> float:
    """Return what this disk needs for a small durable write, in ms."""
    taken = []
    with open(home / "fsync.probe", "wb") as file:
        for _ in range(300):
            began = time.perf_counter()
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
            taken.append((time.perf_counter() - began) * 1000)
    return _p99(taken)


def _disk_alone_p99(home: Path, rate: float) -> float:
    """Return how long those who come at a rate wait, in ms, where nothing but the writing takes time.

    Written as a database's log is: over and over the same file, a group of requests at a time.
    """
    ends: list[float] = []
    block = os.urandom(int(rate * COMMIT_EVERY_S * BYTES_A_REQUEST))
    with open(home / "log.probe", "wb", buffering=0) as file:
        began = time.perf_counter()
        while (now := time.perf_counter() - began) < LATENCY_SECONDS:
            file.seek(len(ends) * len(block) % LOG_BYTES)
            file.write(block)
            os.fsync(file.fileno())
            ends.append(time.perf_counter() - began)
            time.sleep(max(0.0, now + COMMIT_EVERY_S - ends[-1]))
    came = [number / rate for number in range(int(rate * ends[-1]))]
    return _p99([(ends[bisect_left(ends, at)] - at) * 1000 for at in came])


def _memory(pid: int) -> Result:
    mib = memory_mib(pid)
    return Result(
        what="memory after the load", measured=f"{mib:.0f} MB", target="≤ 350 MB", met=mib <= 350
    )
