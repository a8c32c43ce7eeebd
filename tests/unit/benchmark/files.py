"""Small made-up files with the columns of the public ones."""

import csv
import gzip
from collections.abc import Sequence
from pathlib import Path

import numpy as np


def write_csv(path: Path, head: Sequence[str], rows: Sequence[Sequence[object]]) -> Path:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return path


def mail_trial(path: Path, count: int = 3_000, seed: int = 0) -> Path:
    """Hillstrom's columns; women's mail brings those who bought women's goods before."""
    draw = np.random.default_rng(seed)
    rows = []
    for _ in range(count):
        womens, segment = int(draw.integers(2)), int(draw.integers(3))
        visit = draw.random() < 0.15 + 0.4 * (segment == 2 and womens)
        rows.append(
            (
                int(draw.integers(1, 13)),
                round(float(draw.gamma(2, 100)), 2),
                1 - womens,
                womens,
                ("Rural", "Urban", "Surburban")[int(draw.integers(3))],
                int(draw.integers(2)),
                ("Web", "Phone")[int(draw.integers(2))],
                ("No E-Mail", "Mens E-Mail", "Womens E-Mail")[segment],
                int(visit),
                int(visit and draw.random() < 0.25),
            )
        )
    head = "recency history mens womens zip_code newbie channel segment visit conversion"
    return write_csv(path, head.split(), rows)
