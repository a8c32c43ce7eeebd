"""What a start takes: seconds to the first answer to a shopper, and memory once it stands."""

import asyncio
import tempfile
import time
from contextlib import closing
from http.client import HTTPConnection

from tests.benchmarks import shop
from tests.benchmarks.load import batches
from tests.benchmarks.result import Result
from tests.benchmarks.servers import memory_mib, running_server
from waverly.processes.ports import free_port
from waverly.settings import Settings

STARTS = 5
TARGET_S = 1.5
TARGET_MIB = 120


def measure() -> list[Result]:
    """Return the seconds and the memory of a start, the middle of several."""
    with tempfile.TemporaryDirectory(prefix="waverly-bench-") as home:
        settings = Settings(home=home, port=free_port(), log_level="warning")
        asyncio.run(shop.make(settings))
        starts = [_start(settings) for _ in range(STARTS)]
    seconds = sorted(took for took, _ in starts)[STARTS // 2]
    mib = max(memory for _, memory in starts)
    return [
        Result(
            what="start to the first answered batch, with a model",
            measured=f"{seconds:.2f} s",
            target=f"≤ {TARGET_S} s",
            met=seconds <= TARGET_S,
        ),
        Result(
            what="memory after start",
            measured=f"{mib:.0f} MB",
            target=f"≤ {TARGET_MIB} MB",
            met=mib <= TARGET_MIB,
        ),
    ]


def _start(settings: Settings) -> tuple[float, float]:
    (body,) = batches(1, ask=True, run=0)
    began = time.perf_counter()
    with running_server(settings) as pid:
        with closing(HTTPConnection("127.0.0.1", settings.port, timeout=5)) as connection:
            connection.request("POST", "/v1/collect", body)
            if connection.getresponse().status != 200:
                raise RuntimeError("the first batch was refused")
        return time.perf_counter() - began, memory_mib(pid)
