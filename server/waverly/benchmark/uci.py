"""Purchase intent on the Online Shoppers data (Sakar et al. 2019): one row a session, a year of one shop.

Three sets of columns, for they answer different questions. `PageValues` is computed by Google from
the transactions that followed; `BounceRates` and `ExitRates` are averages over the whole site. What
a browser knows in the session is what Waverly's own score has to work with.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct

from waverly.benchmark.small_shops import SmallShop, small_shops
from waverly.benchmark.table import Codes, Table, codes_of, matrix_of, read_table
from waverly.errors import DataError
from waverly.scoring.booster import FastBooster
from waverly.training.calibration import apply
from waverly.training.fit import fit_rows
from waverly.training.fitted import Fitted
from waverly.training.machine import Machine
from waverly.training.metrics import Metrics, measure
from waverly.training.readiness import Declined
from waverly.training.rows import Rows, rows_from

LABEL = "Revenue"
CATEGORICAL = ("Month", "OperatingSystems", "Browser", "Region", "TrafficType", "VisitorType")
BROWSER = (
    "Administrative",
    "Administrative_Duration",
    "Informational",
    "Informational_Duration",
    "ProductRelated",
    "ProductRelated_Duration",
    "SpecialDay",
    "Weekend",
)
SITE_AVERAGES = ("BounceRates", "ExitRates")
LEAKING = ("PageValues",)
COLUMN_SETS = {
    "all columns": (*BROWSER, *SITE_AVERAGES, *LEAKING),
    "without PageValues": (*BROWSER, *SITE_AVERAGES),
    "only what a browser knows": BROWSER,
}
"""The numeric columns of each set; the categorical ones belong to all."""

BROWSER_SET = "only what a browser knows"

OnStep = Callable[[int, int], None]


class UciResult(Struct, frozen=True, kw_only=True):
    """One set of columns. `leaks` names columns that seem to know the future."""

    columns: str
    cross_validated: Metrics
    held_back: Metrics | None
    leaks: tuple[str, ...]
    reasons: tuple[str, ...]


class Uci(Struct, frozen=True, kw_only=True):
    """What `waverly benchmark uci` prints."""

    rows: int
    held_back_rows: int
    results: tuple[UciResult, ...]
    small_shops: tuple[SmallShop, ...]


def uci(train: Path, test: Path | None, on_step: OnStep, *, draws: int, seed: int = 0) -> Uci:
    """Train on `train` by column set; judge by cross-validation and on `test`.

    `draws` small shops of each size are drawn from `train`; 0 leaves them out. Raises `DataError`
    for other files.
    """
    table = read_table(train)
    held = None if test is None else read_table(test)
    codes = codes_of(table, CATEGORICAL)
    results = []
    for done, name in enumerate(COLUMN_SETS):
        on_step(done, len(COLUMN_SETS) + 1)
        later = None if held is None else _rows(held, codes, COLUMN_SETS[name])
        results.append(
            _result(name, _rows(table, codes, COLUMN_SETS[name]), later, table.place, seed)
        )
    on_step(len(COLUMN_SETS), len(COLUMN_SETS) + 1)
    shops = small_shops(_rows(table, codes, COLUMN_SETS[BROWSER_SET]), draws, seed)
    on_step(len(COLUMN_SETS) + 1, len(COLUMN_SETS) + 1)
    return Uci(
        rows=len(table),
        held_back_rows=0 if held is None else len(held),
        results=tuple(results),
        small_shops=shops,
    )


def _rows(table: Table, codes: Codes, numeric: Sequence[str]) -> Rows:
    count = len(table)
    return rows_from(
        matrix_of(table, numeric, CATEGORICAL, codes),
        table.numbers(LABEL),
        feature_names=(*numeric, *CATEGORICAL),
        categorical=range(len(numeric), len(numeric) + len(CATEGORICAL)),
        times=np.arange(count),
        groups=range(count),
        prefix_lengths=None,
    )


def _result(name: str, rows: Rows, later: Rows | None, place: str, seed: int) -> UciResult:
    fitted = fit_rows(rows, Machine(seed=seed))
    if isinstance(fitted, Declined) or fitted.cross_validated is None:
        reason = (
            fitted.reason if isinstance(fitted, Declined) else "too many rows to cross-validate"
        )
        raise DataError("No model came of this file", place=place, value=reason)
    return UciResult(
        columns=name,
        cross_validated=fitted.cross_validated,
        held_back=None if later is None else _judge(fitted, rows, later),
        leaks=tuple(leak.column for leak in fitted.leaks),
        reasons=fitted.reasons,
    )


def _judge(fitted: Fitted, rows: Rows, later: Rows) -> Metrics:
    raw = np.array(FastBooster(fitted.model_text).predict(later.matrix.tolist()))
    answers = apply(fitted.calibration, raw)
    base_rate = float(rows.labels.mean())
    return measure(later.labels, answers, base_rate=base_rate, measured_on="the held-back file")
