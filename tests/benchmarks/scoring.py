"""One score against `Booster.predict`, on the same model and rows in the same run."""

import statistics
import timeit

import lightgbm
import numpy as np

from tests.benchmarks.result import Result
from tests.benchmarks.shop import model_text
from waverly.scoring.booster import FastBooster

COLUMNS = 60
ROUNDS = 9
CALLS = 400


def measure() -> list[Result]:
    """Return the cost of a score."""
    text = model_text([f"column_{number}" for number in range(COLUMNS)])
    slow = lightgbm.Booster(model_str=text)
    fast = FastBooster(text)
    # A row of its own for each call: the same one again and again is learnt by the branch predictor.
    rows = np.random.default_rng(2).normal(size=(CALLS, COLUMNS))
    vectors = rows.tolist()
    matrices = [row.reshape(1, -1) for row in rows]
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(ROUNDS):
        ours.append(timeit.timeit(lambda: [fast.predict_one(row) for row in vectors], number=1))
        theirs.append(
            timeit.timeit(lambda: [slow.predict(row, num_threads=1) for row in matrices], number=1)
        )
    mine, predict = (statistics.median(times) / CALLS * 1e6 for times in (ours, theirs))
    return [
        Result(
            what="score one candidate, Python call included",
            measured=f"{mine:.1f} µs ({predict / mine:.1f}× faster than Booster.predict)",
            target="≤ 12 µs",
            met=mine <= 12,
        )
    ]
