"""Training beside LightGBM alone, and the page while a training runs. `--rows` bounds the size."""

import asyncio
import os
import statistics
import tempfile
from collections.abc import Callable
from time import process_time

import lightgbm
import numpy as np

from tests.benchmarks import shop
from tests.benchmarks.journalled import entries
from tests.benchmarks.load import batches, send_at_rate
from tests.benchmarks.result import Result
from tests.benchmarks.servers import running_server
from waverly.processes.ports import free_port
from waverly.scoring.training_log import Training
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.measured.order_rows import Order, remember_orders
from waverly.training.boosting import boost
from waverly.training.capacity import capacity_for
from waverly.training.child import train_in_child
from waverly.training.fit import fit
from waverly.training.fitted import Fitted
from waverly.training.machine import Machine
from waverly.training.metrics import Floats
from waverly.training.rows import Rows, rows_from

FULL_ROWS = 1_000_000
ROWS_VARIABLE = "WAVERLY_BENCH_ROWS"
PAGE_RATE = 150
"""Batches a second while the page is watched: half a million visits a day at their busiest hour."""
PAGE_SECONDS = 8


def measure() -> list[Result]:
    """Return what training costs; at the full size it takes some minutes."""
    rows = int(os.environ.get(ROWS_VARIABLE, FULL_ROWS))
    return [
        _beside_lightgbm(rows, 60),
        _hundred_trees(rows // 10, 40),
        _hundred_trees(rows, 40),
        _page_while_training(),
    ]


def _beside_lightgbm(count: int, columns: int) -> Result:
    """All of `fit` (rounds, calibration, figures, the model) against one training of as many rounds."""
    rows = _rows(count, columns)
    fitted: list[Fitted] = []
    ours = _cpu(lambda: fitted.append(_fit(rows)))
    settings = Machine().settings(fitted[0].capacity)
    alone = _cpu(lambda: _alone(rows, settings, fitted[0].rounds))
    ratio = ours / alone
    return Result(
        what=f"train on {count:,} × {columns}, CPU beside lightgbm.train of {fitted[0].rounds} rounds",
        measured=f"{ratio:.2f}× ({ours:.1f} s against {alone:.1f} s)",
        target="≤ 1.3×",
        met=ratio <= 1.3,
    )


def _fit(rows: Rows) -> Fitted:
    answer = fit(
        rows.matrix,
        rows.labels,
        feature_names=rows.names,
        categorical=rows.categorical,
        times=rows.times,
        groups=rows.visitors.tolist(),
    )
    assert isinstance(answer, Fitted)
    return answer


def _alone(rows: Rows, settings: dict[str, object], rounds: int) -> None:
    data = lightgbm.Dataset(rows.matrix, rows.labels, params={"verbosity": -1})
    lightgbm.train(settings, data, rounds)


LIMITS_S = {FULL_ROWS // 10: 2.5, FULL_ROWS: 16.0}
"""CPU seconds a hundred trees on so many rows of forty columns may take."""


def _hundred_trees(count: int, columns: int) -> Result:
    rows = _rows(count, columns)
    took = _cpu(lambda: boost(rows, capacity_for(rows.rarer), Machine(), 100))
    limit_s = LIMITS_S.get(count)
    return Result(
        what=f"100 trees on {count:,} × {columns}, one thread, CPU",
        measured=f"{took:.1f} s",
        target="– (not the full size)" if limit_s is None else f"≤ {limit_s:.1f} s",
        met=None if limit_s is None else took <= limit_s,
    )


def _rows(count: int, columns: int) -> Rows:
    draw = np.random.default_rng(1)
    matrix: Floats = draw.normal(size=(count, columns))
    pull = matrix[:, 0] + matrix[:, 1] * matrix[:, 2] - 0.5 * np.abs(matrix[:, 3])
    labels = (draw.random(count) < 1 / (1 + np.exp(2.5 - pull))).astype(np.float64)
    return rows_from(
        matrix,
        labels,
        feature_names=[f"column_{number}" for number in range(columns)],
        categorical=(),
        times=np.arange(count),
        groups=range(count),
        prefix_lengths=None,
    )


def _cpu(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


def _page_while_training() -> Result:
    """Latency of batches that ask, alone and while the nightly child trains on the same machine."""
    with tempfile.TemporaryDirectory(prefix="waverly-bench-") as home:
        settings = Settings(home=home, port=free_port(), log_level="warning")
        asyncio.run(shop.make(settings))
        asyncio.run(_history(settings))
        with running_server(settings):
            alone, beside, done = asyncio.run(_watched(settings))
    limit = max(25.0, 2 * _p99(alone))  # on a busy machine, what it is without counts double
    return Result(
        what=f"p99 of a batch at {PAGE_RATE}/s while the night's training runs ({done.kind})",
        measured=(
            f"{_p99(beside):.1f} ms, {_p99(alone):.1f} without "
            f"(median {statistics.median(beside):.1f}, {statistics.median(alone):.1f})"
        ),
        target=f"≤ {limit:.0f} ms",
        met=_p99(beside) <= limit,
    )


async def _history(settings: Settings) -> None:
    """Something to train on: journalled visits, a fifth of which end with an order."""
    async with open_store(settings.database_url) as store:
        journalled = entries()
        await asyncio.gather(*(store.journal.append(entry) for entry in journalled))
        buyers = [entry for entry in journalled if entry.version == 1][::5]
        orders = [
            Order(
                id=f"o-{entry.visitor}",
                visitor=entry.visitor,
                at=entry.received_at + 60_000,
                value=9,
            )
            for entry in buyers
        ]
        await remember_orders(store, shop.SITE, orders, buyers[-1].received_at + 60_000)


async def _watched(settings: Settings) -> tuple[list[float], list[float], Training]:
    url = f"http://127.0.0.1:{settings.port}"
    count = PAGE_RATE * PAGE_SECONDS
    await send_at_rate(url, list(batches(count, ask=True, run=0)), PAGE_RATE)  # warm up
    alone = await send_at_rate(url, list(batches(count, ask=True, run=1)), PAGE_RATE)
    training = asyncio.create_task(train_in_child(settings, shop.SITE, 1_790_000_000_000))
    beside: list[float] = []
    run = 2
    while not training.done():
        beside += await send_at_rate(url, list(batches(PAGE_RATE, ask=True, run=run)), PAGE_RATE)
        run += 1
    return alone, beside, await training


def _p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[-1]
