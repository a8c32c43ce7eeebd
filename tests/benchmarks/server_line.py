"""The server's line against bare Starlette in the same run: CPU time per request, and latency."""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from tests.benchmarks import shop
from tests.benchmarks.load import batches, cpu_seconds, send, send_at_rate
from tests.benchmarks.result import Result
from waverly.demo import free_port
from waverly.settings import Settings, environment_of

ROUNDS = 5
REQUESTS = 3_000
LATENCY_SECONDS = 8


def measure() -> list[Result]:
    """Return the ratios of the server's line."""
    with tempfile.TemporaryDirectory(prefix="waverly-bench-") as home:
        settings = Settings(home=home, port=free_port(), log_level="warning")
        asyncio.run(shop.make(settings))
        with (
            _process(_ceiling(port := free_port()), {}, port, "/v1/collect") as bare,
            running_server(settings) as ours,
        ):
            return _compare(bare, port, ours, settings, Path(home))


@contextmanager
def running_server(settings: Settings) -> Iterator[int]:
    """Run the server while the block runs; give its process id."""
    command = [sys.executable, "-m", "waverly", "serve"]
    with _process(command, environment_of(settings), settings.port, "/readyz") as process:
        yield process


def _ceiling(port: int) -> list[str]:
    options = ["--port", str(port), "--no-access-log", "--log-level", "warning"]
    return [sys.executable, "-m", "uvicorn", "tests.benchmarks.ceiling:app", *options]


@contextmanager
def _process(
    command: list[str], environment: dict[str, str], port: int, path: str
) -> Iterator[int]:
    process = subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.DEVNULL)
    try:
        while not _answers(port, path):
            if process.poll() is not None:
                raise RuntimeError(f"{command} ended before it answered")
            time.sleep(0.05)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def _answers(port: int, path: str) -> bool:
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", path)
        return connection.getresponse().status < 500
    except OSError:
        return False


def _compare(bare: int, port: int, ours: int, settings: Settings, home: Path) -> list[Result]:
    bare_url, url = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{settings.port}"
    asyncio.run(send(url, list(batches(1_000, ask=True, run=0))))  # open the sessions, warm up
    costs: dict[str, list[float]] = {"bare": [], "plain": [], "ask": []}
    rates: list[float] = []
    for number in range(1, ROUNDS + 1):
        for name, pid, address, ask in (
            ("bare", bare, bare_url, True),
            ("plain", ours, url, False),
            ("ask", ours, url, True),
        ):
            bodies = list(batches(REQUESTS, ask=ask, run=number * 10 + len(name)))
            before = cpu_seconds(pid)
            took = asyncio.run(send(address, bodies))
            costs[name].append((cpu_seconds(pid) - before) / REQUESTS * 1e6)
            if name == "ask":
                rates.append(REQUESTS / took)
    micros = {name: statistics.median(values) for name, values in costs.items()}
    share = {name: micros["bare"] / cost for name, cost in micros.items()}
    return [
        Result(
            what="ceiling: bare Starlette, CPU per request",
            measured=f"{micros['bare']:.0f} µs",
            target="–",
            met=None,
        ),
        Result(
            what="a batch that does not ask, share of the ceiling",
            measured=f"{share['plain']:.2f} ({micros['plain']:.0f} µs)",
            target="≥ 0.42",
            met=share["plain"] >= 0.42,
        ),
        Result(
            what="a batch that asks (six scores, full record, durable)",
            measured=f"{share['ask']:.2f} ({micros['ask']:.0f} µs)",
            target="≥ 0.30",
            met=share["ask"] >= 0.30,
        ),
        *_latency(url, statistics.median(rates), home),
        _memory(ours),
    ]


def _latency(url: str, saturation: float, home: Path) -> list[Result]:
    rate = saturation / 2
    bodies = list(batches(int(rate * LATENCY_SECONDS), ask=True, run=99))
    p99 = _p99(asyncio.run(send_at_rate(url, bodies, rate)))
    disk = _fsync_p99(home)
    limit = 25.0 if disk <= 20 else 5.0 + disk
    return [
        Result(
            what=f"p99 at half of saturation ({rate:.0f}/s, open loop, durable)",
            measured=f"{p99:.1f} ms (disk's fsync p99 {disk:.1f} ms)",
            target=f"≤ {limit:.0f} ms",
            met=p99 <= limit,
        )
    ]


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
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        line = next(line for line in file if line.startswith("VmRSS"))
    mib = int(line.split()[1]) / 1024
    return Result(
        what="memory after the load", measured=f"{mib:.0f} MB", target="≤ 350 MB", met=mib <= 350
    )
