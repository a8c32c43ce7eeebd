"""The server's line against bare Starlette in the same run: CPU time per request, and latency."""

import asyncio
import os
import statistics
import tempfile
import time
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
    """Answers in an open loop; bare Starlette at the same rate says how late this machine's own load was."""
    rate = saturation / 2
    bodies = list(batches(int(rate * LATENCY_SECONDS), ask=True, run=99))
    p99, floor = (_p99(asyncio.run(send_at_rate(where, bodies, rate))) for where in (url, bare))
    disk = _fsync_p99(home)
    limit = 25.0 if disk <= 20 else 5.0 + disk
    return Result(
        what=f"p99 at half of saturation ({rate:.0f}/s, open loop, durable)",
        measured=f"{p99:.1f} ms (bare Starlette at that rate {floor:.1f}; disk's fsync p99 {disk:.1f})",
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


def _memory(pid: int) -> Result:
    mib = memory_mib(pid)
    return Result(
        what="memory after the load", measured=f"{mib:.0f} MB", target="≤ 350 MB", met=mib <= 350
    )
