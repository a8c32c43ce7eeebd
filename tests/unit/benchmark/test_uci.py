"""The intent benchmark trains by set of columns, names the leak, and judges small shops."""

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from waverly.benchmark.uci import Uci
from waverly.cli.benchmark import command

from .files import shop_sessions


def run(*arguments: str) -> Uci:
    ran = CliRunner().invoke(command, ["uci", *arguments, "--json"], catch_exceptions=False)
    return msgspec.json.decode(ran.output, type=Uci)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Uci:
    folder = tmp_path_factory.mktemp("uci")
    files = (shop_sessions(folder / "a.csv.gz"), shop_sessions(folder / "b.csv", 700, seed=1))
    return run("--train", str(files[0]), "--test", str(files[1]), "--draws", "1")


def test_what_is_known_only_afterwards_is_named_as_a_leak(result: Uci) -> None:
    leaks = {each.columns: each.leaks for each in result.results}
    assert leaks == {
        "all columns": ("PageValues",),
        "without PageValues": (),
        "only what a browser knows": (),
    }


def test_the_leak_flatters(result: Uci) -> None:
    everything, without, _ = (each.cross_validated.auc for each in result.results)
    assert everything > without + 0.1


def test_the_held_back_file_is_judged_by_a_model_of_the_other(result: Uci) -> None:
    for each in result.results:
        assert each.held_back is not None
        assert (each.cross_validated.rows, each.held_back.rows) == (1_500, 700)
        assert each.held_back.auc > 0.6


def test_small_shops_are_judged_on_the_rows_they_did_not_draw(result: Uci) -> None:
    assert [shop.sessions for shop in result.small_shops] == [200, 500, 1_000]
    assert all(shop.draws == 1 for shop in result.small_shops)


def test_without_a_test_file_cross_validation_alone_judges(tmp_path: Path) -> None:
    found = run("--train", str(shop_sessions(tmp_path / "a.csv")), "--draws", "0")
    assert found.held_back_rows == 0
    assert [each.held_back for each in found.results] == [None] * 3
    assert found.small_shops == ()
