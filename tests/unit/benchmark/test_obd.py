"""Offline evaluation by hand-checked figures, with its warnings."""

import csv
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from waverly.benchmark.obd import Evaluated, Obd
from waverly.cli.benchmark import command
from waverly.compressed import text_of
from waverly.errors import DataError

from .files import bandit_logs, write_csv


def run(folder: Path) -> Obd:
    arguments = ["obd", "--data", str(folder), "--json"]
    ran = CliRunner().invoke(command, arguments, catch_exceptions=False)
    return msgspec.json.decode(ran.output, type=Obd)


def one(result: Obd, log: str, policy: str) -> Evaluated:
    return next(each for each in result.results if (each.log, each.policy) == (log, policy))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bandit_logs(tmp_path_factory.mktemp("obd") / "data")


def test_every_policy_is_judged_on_every_log(folder: Path) -> None:
    assert len(run(folder).results) == 2 * 3 * 2


def test_the_policy_that_logged_earns_what_the_log_says(folder: Path) -> None:
    uniform = one(run(folder), "random", "uniform")
    assert uniform.effective_sample_size == pytest.approx(300)
    assert uniform.estimates["IPS"] == pytest.approx(uniform.estimates["SNIPS"])


def test_the_direct_method_is_the_reward_model_under_the_policy(folder: Path) -> None:
    assert one(run(folder), "bts", "greedy").estimates["DM"] == pytest.approx(0.3)
    assert one(run(folder), "bts", "uniform").estimates["DM"] == pytest.approx(0.2)


def test_a_policy_judged_by_its_own_log_is_flagged(folder: Path) -> None:
    found = run(folder)
    assert any("very log" in sentence for sentence in one(found, "random", "greedy").warnings)
    assert one(found, "bts", "greedy").warnings == ()


def test_a_thin_log_is_refused(folder: Path) -> None:
    refusals = one(run(folder), "random", "greedy").refusals
    assert len(refusals) == 1
    assert "200 are needed" in refusals[0]


def test_figures_beside_the_logs_are_compared(tmp_path: Path) -> None:
    copy = bandit_logs(tmp_path / "data")
    assert run(copy).largest_difference is None
    expected = {"all/random/uniform": {"DM": 0.25, "n": 300}}
    (copy / "expected.json").write_bytes(msgspec.json.encode(expected))
    found = run(copy)
    assert found.compared == 1
    assert found.largest_difference == pytest.approx(0.05)


def test_a_missing_log_is_named(tmp_path: Path) -> None:
    copy = bandit_logs(tmp_path / "data")
    (copy / "obd_bts_men_dev.csv.gz").unlink()
    ran = CliRunner().invoke(command, ["obd", "--data", str(copy), "--json"])
    assert "obd_bts_men" in str(ran.exception)


@pytest.mark.parametrize(
    ("file", "column", "cell", "words"),
    [
        ("policies.csv", "prob", "0.9", "do not add up to 1"),
        ("obd_random_men_dev.csv.gz", "propensity_score", "0", "a chance that is none"),
        ("obd_random_men_dev.csv.gz", "propensity_score", "1.5", "a chance that is none"),
        ("obd_random_men_dev.csv.gz", "propensity_score", "nan", "a chance that is none"),
        ("obd_random_men_dev.csv.gz", "item_id", "99", "missing from policies.csv"),
    ],
)
def test_chances_that_cannot_be_are_refused_with_their_place(
    tmp_path: Path, file: str, column: str, cell: str, words: str
) -> None:
    folder = bandit_logs(tmp_path / "data")
    place = folder / file
    with text_of(place) as text:
        rows = list(csv.reader(text))
    rows[1][rows[0].index(column)] = cell
    write_csv(place, rows[0], rows[1:])
    with pytest.raises(DataError, match=words) as refused:
        run(folder)
    assert str(place) in refused.value.place
