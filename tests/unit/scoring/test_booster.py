"""The fast booster gives LightGBM's answers, bit for bit, and refuses what is not a model."""

import threading
from pathlib import Path

import lightgbm
import numpy as np
import pytest

from waverly.errors import ArtifactError
from waverly.scoring.booster import BATCH_FROM, FastBooster

from .conftest import ARMS, COLUMNS, awkward_rows


@pytest.fixture(scope="module")
def booster(model_text: str) -> FastBooster:
    return FastBooster(model_text)


def same_bits(left: list[float], right: np.ndarray) -> bool:
    return np.asarray(left, dtype=np.float64).tobytes() == right.astype(np.float64).tobytes()


def test_ten_thousand_awkward_rows_equal_lightgbm_to_the_last_bit_one_by_one(
    booster: FastBooster, reference: lightgbm.Booster
) -> None:
    rows = awkward_rows(10_000, seed=3)
    answers = [booster.predict_one(row) for row in rows.tolist()]
    assert same_bits(answers, np.asarray(reference.predict(rows)))


@pytest.mark.parametrize("size", [1, 2, 6, BATCH_FROM - 1, BATCH_FROM, 40, 10_000])
def test_batches_of_any_size_equal_lightgbm_to_the_last_bit(
    booster: FastBooster, reference: lightgbm.Booster, size: int
) -> None:
    rows = awkward_rows(size, seed=size)
    assert same_bits(booster.predict(rows.tolist()), np.asarray(reference.predict(rows)))


@pytest.mark.parametrize("count", [1, ARMS, BATCH_FROM, 30])
def test_one_vector_under_many_last_values_equals_the_full_rows(
    booster: FastBooster, reference: lightgbm.Booster, count: int
) -> None:
    for vector in awkward_rows(50, seed=count)[:, :-1].tolist():
        arms = [float(arm % ARMS) for arm in range(count)]
        rows = np.array([[*vector, arm] for arm in arms])
        assert same_bits(booster.predict_last(vector, arms), np.asarray(reference.predict(rows)))


def test_no_rows_give_no_answers(booster: FastBooster) -> None:
    assert booster.predict([]) == []
    assert booster.predict_last([0.0] * (COLUMNS - 1), []) == []


def test_integers_and_booleans_are_taken_as_numbers(booster: FastBooster) -> None:
    assert booster.predict_one([1] * COLUMNS) == booster.predict_one([1.0] * COLUMNS)
    assert booster.predict_one([True] * COLUMNS) == booster.predict_one([1.0] * COLUMNS)


def test_contributions_sum_to_the_raw_score(
    booster: FastBooster, reference: lightgbm.Booster
) -> None:
    rows = awkward_rows(20, seed=8)
    raw = np.asarray(reference.predict(rows, raw_score=True))
    sums = [sum(booster.contributions(row)) for row in rows.tolist()]
    assert sums == pytest.approx(raw.tolist(), rel=1e-9, abs=1e-9)


def test_contributions_equal_lightgbm(booster: FastBooster, reference: lightgbm.Booster) -> None:
    rows = awkward_rows(20, seed=9)
    expected = np.asarray(reference.predict(rows, pred_contrib=True))
    assert same_bits(
        [value for row in rows.tolist() for value in booster.contributions(row)], expected
    )


def test_threads_sharing_one_booster_each_get_their_own_answers(
    booster: FastBooster, reference: lightgbm.Booster
) -> None:
    rows = awkward_rows(400, seed=12)
    expected = np.asarray(reference.predict(rows))
    answers: list[list[float]] = [[] for _ in range(4)]
    listed = rows.tolist()

    def ask(place: int) -> None:
        answers[place] = [booster.predict_one(row) for row in listed]

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(same_bits(answer, expected) for answer in answers)


def test_the_header_names_the_columns(booster: FastBooster) -> None:
    assert booster.feature_names == (*(f"f{index}" for index in range(COLUMNS - 1)), "arm")
    assert booster.column_count == COLUMNS


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9])
def test_a_model_cut_short_is_refused(model_text: str, share: float) -> None:
    end = model_text.index("end of trees")
    with pytest.raises(ArtifactError, match="not a whole LightGBM model"):
        FastBooster(model_text[: int(end * share)])


def test_a_model_with_a_line_missing_is_refused(model_text: str) -> None:
    cut = model_text.index("\nleaf_value=", len(model_text) // 3)
    with pytest.raises(ArtifactError, match="bytes of trees"):
        FastBooster(model_text[:cut] + model_text[model_text.index("\n", cut + 1) :])


def test_a_model_with_a_tree_missing_is_refused(model_text: str) -> None:
    third, fourth = model_text.index("Tree=3\n"), model_text.index("Tree=4\n")
    with pytest.raises(ArtifactError, match="59 trees where the header counts 60"):
        FastBooster(model_text[:third] + model_text[fourth:])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "begins with ''"),
        ('{"learner": {}}', "begins with"),
        ("tree\nversion=v4\n", "no tree after it"),
        ("tree\nversion=v9\n\n\nTree=0\n", "version 'v9'"),
        ("tree\nversion=v4\n\n\nTree=0\n", "tree_sizes"),
        ("tree\nversion=v4\nfeature_names=ä\n\n\nTree=0\n", "outside ASCII"),
    ],
)
def test_a_foreign_text_is_refused_with_what_was_found(text: str, found: str) -> None:
    with pytest.raises(ArtifactError, match=found) as caught:
        FastBooster(text, "models/a/model.txt")
    assert caught.value.place == "models/a/model.txt"
    assert caught.value.mend


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ArtifactError) as caught:
        FastBooster.from_file(tmp_path / "model.txt")
    assert caught.value.place == str(tmp_path / "model.txt")


def test_a_model_read_from_a_file_answers_alike(
    tmp_path: Path, booster: FastBooster, model_text: str
) -> None:
    (tmp_path / "model.txt").write_text(model_text, encoding="utf-8")
    row = [0.5] * COLUMNS
    assert FastBooster.from_file(tmp_path / "model.txt").predict_one(row) == booster.predict_one(
        row
    )
