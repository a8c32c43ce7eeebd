"""Batches of 1.5 KB with 20 events, sent by many connections; the server's CPU time is what counts."""

import asyncio
import os
import time
from collections.abc import Iterator

import aiohttp
import msgspec

from tests.benchmarks.shop import SITE, visitors_shown_nothing

SESSIONS = 256
EVENTS_A_BATCH = 20
AT_ONCE = 64
JSON = {"content-type": "application/json"}  # the tutorial insists; the others do not look
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


def batches(count: int, *, ask: bool, run: int) -> Iterator[bytes]:
    """Yield `count` bodies over a fixed set of sessions, each batch a view of its own."""
    visitors = visitors_shown_nothing(SESSIONS)
    encode = msgspec.json.Encoder().encode
    now = time.time_ns() // 1_000_000
    for number in range(count):
        who = number % SESSIONS
        yield encode(
            {
                "v": 1,
                "site": SITE,
                "visitor": visitors[who],
                "session": f"s-{who}",
                "view": f"w-{run}-{number}",
                "sent_at": now,
                "consent": {"analytics": True, "personalization": True},
                "page": {
                    "type": "product",
                    "path": "/p/one",
                    "product": {"id": "one", "price": 9.0},
                },
                "events": [*(_event(seq, now) for seq in range(1, EVENTS_A_BATCH)), _pause(now)],
                **({"ask": {"seq": EVENTS_A_BATCH, "placements": ["corner"]}} if ask else {}),
            }
        )


def _pause(now: int) -> dict[str, object]:
    """The moment that asks, last of its batch."""
    told = {"still_ms": 9000, "expected_ms": 4000}
    return {"kind": "pause", "seq": EVENTS_A_BATCH, "at": now, **told}


def _event(seq: int, now: int) -> dict[str, object]:
    if seq % 2:
        return {
            "kind": "view_progress",
            "seq": seq,
            "at": now,
            "active_ms": 900 * seq,
            "depth": 0.5,
        }
    return {"kind": "viewed_product", "seq": seq, "at": now, "product": f"p-{seq}", "price": 9.5}


def cpu_seconds(pid: int) -> float:
    """Return the CPU time a process and its threads have used, in seconds."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_A_SECOND


async def send(url: str, bodies: list[bytes]) -> float:
    """Send every body, `AT_ONCE` at a time; return the seconds it took. Raises when one is refused."""
    waiting = iter(bodies)
    began = time.perf_counter()
    connector = aiohttp.TCPConnector(limit=AT_ONCE)
    async with aiohttp.ClientSession(connector=connector, headers=JSON) as http:

        async def work() -> None:
            for body in waiting:
                async with http.post(f"{url}/v1/collect", data=body) as reply:
                    content = await reply.read()
                if reply.status != 200:
                    raise RuntimeError(f"{reply.status}: {content[:200]!r}")

        await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return time.perf_counter() - began


async def send_at_rate(url: str, bodies: list[bytes], per_second: float) -> list[float]:
    """Send bodies at fixed instants whatever the answers do (open loop); return latencies in ms."""
    latencies: list[float] = []
    began = time.perf_counter()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:

        async def one(body: bytes, due: float) -> None:
            async with http.post(f"{url}/v1/collect", data=body) as reply:
                await reply.read()
            latencies.append((time.perf_counter() - due) * 1000)

        tasks = []
        for number, body in enumerate(bodies):
            due = began + number / per_second
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            tasks.append(asyncio.create_task(one(body, due)))
        await asyncio.gather(*tasks)
    return latencies
