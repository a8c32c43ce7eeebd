"""Training ships a calibrated model that beats the base rate, or says why there is none."""

import math

import msgspec
import numpy as np
import pytest

from waverly.scoring.booster import FastBooster
from waverly.training import fit as fit_module
from waverly.training.calibration import apply
from waverly.training.fit import fit
from waverly.training.fitted import Fitted
from waverly.training.metrics import log_loss, roc_auc
from waverly.training.readiness import Declined

from .shoppers import CATEGORICAL, NAMES, Shoppers, fit_shoppers, shoppers


def fitted(sessions: Shoppers) -> Fitted:
    answer = fit_shoppers(sessions)
    assert isinstance(answer, Fitted)
    return answer


def predict(model: Fitted, sessions: Shoppers) -> np.ndarray:
    raw = FastBooster(model.model_text).predict(sessions.matrix.tolist())
    return apply(model.calibration, np.array(raw))


@pytest.fixture(scope="module")
def model() -> Fitted:
    return fitted(shoppers(2_000))


@pytest.mark.parametrize("count", [200, 500, 2_000])
def test_a_model_of_a_small_shop_beats_the_base_rate_on_new_visitors(count: int) -> None:
    later = shoppers(20_000, seed=99)
    for seed in range(3):
        small = shoppers(count, seed=seed)
        base = np.full(len(later.labels), small.labels.mean())
        answers = predict(fitted(small), later)
        assert log_loss(later.labels, answers) < log_loss(later.labels, base)


def test_more_sessions_give_a_better_model() -> None:
    later = shoppers(20_000, seed=99)
    aucs = [
        roc_auc(later.labels, predict(fitted(shoppers(count)), later))
        for count in (200, 1_000, 5_000)
    ]
    assert aucs == sorted(aucs)


def test_reported_figures_hold_on_visitors_the_model_never_saw(model: Fitted) -> None:
    later = shoppers(20_000, seed=99)
    assert model.cross_validated is not None
    real = roc_auc(later.labels, predict(model, later))
    assert model.cross_validated.auc == pytest.approx(real, abs=0.03)


def test_probabilities_are_near_the_true_ones(model: Fitted) -> None:
    later = shoppers(20_000, seed=99)
    assert float(np.abs(predict(model, later) - later.truth).mean()) < 0.05


def test_the_same_rows_and_seed_give_the_same_model_to_the_byte() -> None:
    first, second = fitted(shoppers(600)), fitted(shoppers(600))
    assert first.model_text == second.model_text
    assert msgspec.json.encode(first.metrics) == msgspec.json.encode(second.metrics)


def test_the_latest_visitors_judge_when_they_made_enough_orders(model: Fitted) -> None:
    assert model.metrics.measured_on == "later visitors"
    assert model.metrics.rows == pytest.approx(300, abs=5)


def test_too_few_later_orders_are_said_and_cross_validation_judges() -> None:
    small = fitted(shoppers(300))
    assert small.metrics.measured_on == "cross-validation"
    assert any("too few to judge" in reason for reason in small.reasons)


def test_capacity_grows_with_orders(model: Fitted) -> None:
    assert fitted(shoppers(200)).capacity.leaves < model.capacity.leaves


def test_many_rows_are_split_once_and_the_model_still_learns_from_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fit_module, "CROSS_FIT_UP_TO_ROWS", 4_000)
    large = fitted(shoppers(6_000))
    assert large.cross_validated is None
    assert large.metrics.measured_on == "later visitors"
    assert large.metrics.log_loss < large.metrics.base_log_loss
    assert large.rows == 6_000


def test_many_rows_with_few_orders_are_cross_fitted_instead_of_declined(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fit_module, "CROSS_FIT_UP_TO_ROWS", 500)
    rare = fitted(shoppers(1_000))
    assert rare.cross_validated is not None


def test_many_rows_that_nothing_predicts_are_declined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit_module, "CROSS_FIT_UP_TO_ROWS", 4_000)
    answers = [fit_shoppers(shoppers(6_000, seed=seed, effect=0.0)) for seed in range(4)]
    assert any(isinstance(answer, Declined) for answer in answers)


def test_progress_never_falls_and_ends_at_what_was_planned() -> None:
    sessions = shoppers(300)
    heard: list[tuple[int, int]] = []
    fit(
        sessions.matrix,
        sessions.labels,
        feature_names=NAMES,
        categorical=CATEGORICAL,
        times=sessions.times,
        groups=sessions.visitors,
        on_round=lambda done, planned: heard.append((done, planned)),
    )
    shares = [done / planned for done, planned in heard]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_fifty_sessions_are_declined_with_what_is_missing() -> None:
    answer = fit_shoppers(shoppers(50))
    assert isinstance(answer, Declined)
    assert answer.rows_missing == 100
    assert "100 more examples" in answer.reason


def test_no_order_at_all_is_declined() -> None:
    sessions = shoppers(400)
    answer = fit_shoppers(msgspec.structs.replace(sessions, labels=np.zeros(400)))
    assert isinstance(answer, Declined)
    assert "No order" in answer.reason
    assert answer.orders_missing == 15


def test_only_orders_is_declined() -> None:
    sessions = shoppers(400)
    answer = fit_shoppers(msgspec.structs.replace(sessions, labels=np.ones(400)))
    assert isinstance(answer, Declined)
    assert "nothing to tell apart" in answer.reason


def test_labels_that_nothing_predicts_are_declined_or_shrunk_to_the_base_rate() -> None:
    later = shoppers(20_000, seed=99, effect=0.0)
    declined = 0
    for seed in range(6):
        answer = fit_shoppers(shoppers(400, seed=seed, effect=0.0))
        if isinstance(answer, Declined):
            declined += 1
            assert "do not tell buyers from others" in answer.reason
            continue
        base = np.full(len(later.labels), later.labels.mean())
        worse = log_loss(later.labels, predict(answer, later)) - log_loss(later.labels, base)
        assert worse < 0.02
    assert declined > 0


def leaking(sessions: Shoppers) -> Shoppers:
    """The same, where the column `returns` is filled in by the order itself."""
    matrix = sessions.matrix.copy()
    draw = np.random.default_rng(5)
    filled = np.where(
        sessions.labels == 1, draw.random(len(matrix)) < 0.8, draw.random(len(matrix)) < 0.05
    )
    matrix[:, 2] = np.where(filled, draw.gamma(2.0, 10.0, len(matrix)), 0.0)
    return msgspec.structs.replace(sessions, matrix=matrix)


def test_a_column_known_only_after_the_purchase_is_named() -> None:
    model = fitted(leaking(shoppers(2_000, effect=0.4)))
    assert [leak.column for leak in model.leaks] == ["returns"]
    assert any("'returns' may be known only after" in reason for reason in model.reasons)


def test_honest_columns_are_not_called_leaks(model: Fitted) -> None:
    assert model.leaks == ()


def test_quality_by_prefix_is_given_when_lengths_are_known() -> None:
    sessions = shoppers(2_000)
    answer = fit(
        sessions.matrix,
        sessions.labels,
        feature_names=NAMES,
        categorical=CATEGORICAL,
        times=sessions.times,
        groups=sessions.visitors,
        prefix_lengths=np.arange(2_000) % 30 + 1,
    )
    assert isinstance(answer, Fitted)
    assert sum(each.rows for each in answer.by_prefix) == 2_000


def test_gain_shares_sum_to_one_and_name_the_cause_first(model: Fitted) -> None:
    assert math.isclose(sum(model.gain_share.values()), 1.0)
    assert max(model.gain_share, key=lambda name: model.gain_share[name]) == "dwell_ms"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"labels": np.zeros(3)}, "labels: 3 given for a matrix of 200 x 6"),
        ({"times": np.zeros(3)}, "times: 3"),
        ({"visitors": ("v",)}, "groups: 1"),
        ({"labels": np.full(200, 0.5)}, "0 or 1"),
    ],
)
def test_input_that_does_not_fit_together_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        fit_shoppers(msgspec.structs.replace(shoppers(200), **change))


def test_a_wrong_count_of_names_or_a_wrong_column_number_is_refused() -> None:
    with pytest.raises(ValueError, match="feature_names: 2"):
        fit_shoppers(shoppers(200), names=("a", "b"))
    sessions = shoppers(200)
    with pytest.raises(ValueError, match="categorical"):
        fit(
            sessions.matrix,
            sessions.labels,
            feature_names=NAMES,
            categorical=[6],
            times=sessions.times,
            groups=sessions.visitors,
        )
