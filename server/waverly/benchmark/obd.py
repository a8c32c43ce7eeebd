"""Offline evaluation on the Open Bandit sample (Saito et al. 2020): real logs with true propensities.

Six logs (two policies, three campaigns) and five policies to evaluate. Where `expected.json` lies
beside them, every figure is compared with it.
"""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct

from waverly.benchmark.table import Table, read_table
from waverly.errors import DataError
from waverly.reporting.statistics.estimators import (
    Floats,
    Log,
    clipped_ips,
    dm,
    dr,
    dr_scores,
    dr_shrunk,
    effective_sample_size,
    ips,
    sndr,
    snips,
    standard_error,
    switch_dr,
)
from waverly.reporting.statistics.overlap import judge_overlap

CAMPAIGNS = ("all", "men", "women")
LOGS = ("random", "bts")
CLIP = 10.0
TAU = 10.0
LAMBDA = 100.0
CHOSEN_ON = {"greedy": "random", "eps20": "random", "softmax": "random", "bts_freq": "bts"}
"""The log each policy was made from; on that one it looks too good."""

OnStep = Callable[[int, int], None]


class Evaluated(Struct, frozen=True, kw_only=True):
    """What one policy would have earned, judged on one log; `estimates` by name, clicks a showing."""

    campaign: str
    log: str
    policy: str
    rows: int
    estimates: dict[str, float]
    effective_sample_size: float
    max_weight: float
    warnings: tuple[str, ...]
    refusals: tuple[str, ...]


class Obd(Struct, frozen=True, kw_only=True):
    """What `waverly benchmark obd` prints; `largest_difference` is None without `expected.json`."""

    results: tuple[Evaluated, ...]
    compared: int
    largest_difference: float | None


def obd(folder: Path, on_step: OnStep) -> Obd:
    """Evaluate every policy on every log in `folder`. Raises `DataError` when a file is missing."""
    policies = _by_choice(read_table(_only(folder, "policies")), "prob", ("campaign", "policy"))
    _refuse_unless_whole(policies, _only(folder, "policies"))
    reward = _by_choice(read_table(_only(folder, "q_hat")), "q_hat", ("campaign",))
    names = sorted({choice[1] for choice in policies})
    results: list[Evaluated] = []
    for done, (campaign, log) in enumerate((c, log) for c in CAMPAIGNS for log in LOGS):
        on_step(done, len(CAMPAIGNS) * len(LOGS))
        table = read_table(_only(folder, f"obd_{log}_{campaign}"))
        results += [_evaluate(table, campaign, log, name, policies, reward) for name in names]
    on_step(len(CAMPAIGNS) * len(LOGS), len(CAMPAIGNS) * len(LOGS))
    compared, largest = _compare(folder / "expected.json", results)
    return Obd(results=tuple(results), compared=compared, largest_difference=largest)


def _only(folder: Path, start: str) -> Path:
    found = sorted(path for path in folder.glob(f"{start}*.csv*") if path.is_file())
    if not found:
        raise DataError(
            "A file of the Open Bandit sample is missing",
            place=str(folder),
            value=f"no {start}*.csv",
            mend="Give the folder with the logs, policies.csv and q_hat.csv, packed or not.",
        )
    return found[0]


def _by_choice(table: Table, value: str, keys: tuple[str, ...]) -> dict[tuple[str, ...], float]:
    columns = [table.text(name) for name in (*keys, "item_id", "position")]
    return dict(zip(zip(*columns, strict=True), table.numbers(value).tolist(), strict=True))


WHOLE = 1e-6
"""How far the chances of a policy may add up from 1, for they are written in decimals."""


def _refuse_unless_whole(policies: dict[tuple[str, ...], float], place: Path) -> None:
    """Raise `DataError` unless the chances of each policy add up to 1 at every position."""
    sums: dict[tuple[str, ...], float] = defaultdict(float)
    for (campaign, policy, _, position), chance in policies.items():
        sums[campaign, policy, position] += chance
    for (campaign, policy, position), total in sums.items():
        if not abs(total - 1) <= WHOLE:
            raise DataError(
                "The chances of a policy do not add up to 1",
                place=f"{place}, campaign {campaign}, policy {policy}, position {position}",
                value=f"{total:g}",
                mend="Give every item of the campaign the chance with which the policy shows it there.",
            )


def _propensities(table: Table) -> Floats:
    """Return the chances with which the log's items were shown. Raises `DataError` for what is none."""
    found = table.numbers("propensity_score")
    wrong = np.flatnonzero(~((found > 0) & (found <= 1)))
    if wrong.size:
        raise DataError(
            "An item was shown with a chance that is none",
            place=f"{table.place}, row {int(wrong[0]) + 1:,}, column 'propensity_score'",
            value=table.text("propensity_score")[int(wrong[0])],
            mend="Write the chance with which it was shown: more than 0, at most 1.",
        )
    return found


def _looked_up(
    figures: dict[tuple[str, ...], float], choice: tuple[str, ...], name: str, place: str
) -> float:
    """Return the figure of a choice that a log made. Raises `DataError` where the file has none."""
    if choice not in figures:
        raise DataError(
            f"A choice of the log is missing from {name}",
            place=place,
            value=", ".join(choice),
            mend="Every item that was shown needs a row there, for each position.",
        )
    return figures[choice]


def _evaluate(
    table: Table,
    campaign: str,
    log_name: str,
    policy: str,
    policies: dict[tuple[str, ...], float],
    reward: dict[tuple[str, ...], float],
) -> Evaluated:
    log = _log(table, campaign, policy, policies, reward)
    worth, heaviest = effective_sample_size(log), float(log.weight.max())
    judged = judge_overlap(
        rows=len(table),
        effective_sample_size=worth,
        max_weight=heaviest,
        fitted_on_this_log=CHOSEN_ON.get(policy) == log_name,
    )
    return Evaluated(
        campaign=campaign,
        log=log_name,
        policy=policy,
        rows=len(table),
        estimates=_estimates(log),
        effective_sample_size=worth,
        max_weight=heaviest,
        warnings=judged.warnings,
        refusals=judged.refusals,
    )


def _log(
    table: Table,
    campaign: str,
    policy: str,
    policies: dict[tuple[str, ...], float],
    reward: dict[tuple[str, ...], float],
) -> Log:
    pairs = list(zip(table.text("item_id"), table.text("position"), strict=True))
    place = table.place
    chance = np.array(
        [_looked_up(policies, (campaign, policy, *pair), "policies.csv", place) for pair in pairs]
    )
    items = {item for item, _ in pairs} | {key[1] for key in reward if key[0] == campaign}
    value = {
        position: sum(
            policies.get((campaign, policy, item, position), 0.0)
            * reward.get((campaign, item, position), 0.0)
            for item in items
        )
        for position in {position for _, position in pairs}
    }
    return Log(
        reward=table.numbers("click"),
        weight=chance / _propensities(table),
        modelled=np.array(
            [_looked_up(reward, (campaign, *pair), "q_hat.csv", place) for pair in pairs]
        ),
        modelled_new=np.array([value[position] for _, position in pairs]),
    )


def _estimates(log: Log) -> dict[str, float]:
    return {
        "DM": dm(log),
        "IPS": ips(log),
        "IPS_clip10": clipped_ips(log, CLIP),
        "SNIPS": snips(log),
        "DR": dr(log),
        "SNDR": sndr(log),
        "SwitchDR_tau10": switch_dr(log, TAU),
        "DRos_lambda100": dr_shrunk(log, LAMBDA),
        "ips_se": standard_error(log.weight * log.reward),
        "dr_se": standard_error(dr_scores(log)),
    }


def _compare(file: Path, results: list[Evaluated]) -> tuple[int, float | None]:
    """How many figures could be compared with the file, and the largest difference."""
    if not file.is_file():
        return 0, None
    expected = msgspec.json.decode(file.read_bytes())
    differences = [
        abs(found - wanted[name])
        for each in results
        if (wanted := expected.get(f"{each.campaign}/{each.log}/{each.policy}")) is not None
        for name, found in (each.estimates | {"ess": each.effective_sample_size}).items()
        if name in wanted
    ]
    return len(differences), max(differences, default=None)
