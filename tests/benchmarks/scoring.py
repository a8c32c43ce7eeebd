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
    row = np.random.default_rng(2).normal(size=COLUMNS)
    vector, matrix = row.tolist(), row.reshape(1, -1)
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(ROUNDS):
        ours.append(timeit.timeit(lambda: fast.predict_one(vector), number=CALLS) / CALLS * 1e6)
        theirs.append(
            timeit.timeit(lambda: slow.predict(matrix, num_threads=1), number=CALLS) / CALLS * 1e6
        )
    mine, predict = statistics.median(ours), statistics.median(theirs)
    return [
        Result(
            what="score one candidate, Python call included",
            measured=f"{mine:.1f} µs ({predict / mine:.1f}× faster than Booster.predict)",
            target="≤ 12 µs",
            met=mine <= 12,
        )
    ]
