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


def shop_sessions(path: Path, count: int = 1_500, seed: int = 0) -> Path:
    """The Online Shoppers columns; PageValues is known only after a purchase."""
    draw = np.random.default_rng(seed)
    rows = []
    for _ in range(count):
        pages, minutes = int(draw.integers(1, 60)), draw.gamma(2, 300)
        bought = draw.random() < 0.05 + 0.3 * (pages > 40)
        value = round(float(draw.gamma(2, 20)), 2) if bought and draw.random() < 0.9 else 0
        sites = [round(float(draw.random() * 0.2), 4) for _ in range(2)]
        codes = [int(draw.integers(1, 4)) for _ in range(4)]
        counts = [int(draw.integers(4)), 0, 0, 0, pages, round(float(minutes), 1)]
        rest = [("Returning_Visitor", "New_Visitor")[int(draw.integers(2))], "FALSE"]
        rows.append([*counts, *sites, value, 0, "May", *codes, *rest, str(bought).upper()])
    head = (
        "Administrative Administrative_Duration Informational Informational_Duration ProductRelated "
        "ProductRelated_Duration BounceRates ExitRates PageValues SpecialDay Month OperatingSystems "
        "Browser Region TrafficType VisitorType Weekend Revenue"
    )
    return write_csv(path, head.split(), rows)


def bandit_logs(folder: Path, rows: int = 300) -> Path:
    """The Open Bandit sample's files: two items, one position; `greedy` always picks the better."""
    draw = np.random.default_rng(0)
    folder.mkdir()
    policies: list[tuple[object, ...]] = []
    reward: list[tuple[object, ...]] = []
    for campaign in ("all", "men", "women"):
        policies += [(campaign, "greedy", item, 1, float(item)) for item in (0, 1)]
        policies += [(campaign, "uniform", item, 1, 0.5) for item in (0, 1)]
        reward += [(campaign, item, 1, 0.1 + 0.2 * item) for item in (0, 1)]
        for log, share in (("random", 0.5), ("bts", 0.9)):
            shown = [int(draw.random() < share) for _ in range(rows)]
            lines = [
                (
                    number,
                    item,
                    1,
                    int(draw.random() < 0.1 + 0.2 * item),
                    share if item else 1 - share,
                )
                for number, item in enumerate(shown)
            ]
            head = ("", "item_id", "position", "click", "propensity_score")
            write_csv(folder / f"obd_{log}_{campaign}_dev.csv.gz", head, lines)
    write_csv(
        folder / "policies.csv", ["campaign", "policy", "item_id", "position", "prob"], policies
    )
    write_csv(folder / "q_hat.csv", ["campaign", "item_id", "position", "q_hat"], reward)
    return folder
