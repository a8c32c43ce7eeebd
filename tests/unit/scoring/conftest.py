"""A model worth asking: missing values, two categorical columns, both directions of effect."""

import lightgbm
import numpy as np
import pytest

COLUMNS = 12
CATEGORIES = 9
ARMS = 4


def awkward_rows(count: int, seed: int) -> np.ndarray:
    """Rows with NaN, infinities, huge, tiny and signed-zero values; two categorical columns last.

    Categorical cells also hold values never seen in training, negative ones and fractions.
    """
    draw = np.random.default_rng(seed)
    rows = draw.normal(size=(count, COLUMNS)) * 10.0 ** draw.integers(-3, 4, size=(count, COLUMNS))
    extremes = np.array([np.nan, np.inf, -np.inf, 1e308, -1e308, 5e-324, 0.0, -0.0, 1e-35, 1e35])
    odd = draw.random((count, COLUMNS)) < 0.2
    rows[odd] = draw.choice(extremes, size=int(odd.sum()))
    rows[:, -2] = draw.choice([*range(CATEGORIES), np.nan, -1.0, 77.0, 2.5, 1e12], size=count)
    rows[:, -1] = draw.choice([*range(ARMS), np.nan, -3.0, 10_000.0], size=count)
    return rows


@pytest.fixture(scope="session")
def reference() -> lightgbm.Booster:
    draw = np.random.default_rng(11)
    rows = draw.normal(size=(4000, COLUMNS))
    rows[draw.random(rows.shape) < 0.1] = np.nan
    rows[:, -2] = draw.integers(0, CATEGORIES, len(rows))
    rows[:, -1] = draw.integers(0, ARMS, len(rows))
    score = (
        np.nan_to_num(rows[:, 0])
        - np.nan_to_num(rows[:, 1])
        + 0.4 * (rows[:, -2] % 3)
        + 0.3 * rows[:, -1]
    )
    labels = (score + draw.normal(size=len(rows)) > 1.2).astype(float)
    names = [f"f{index}" for index in range(COLUMNS - 1)] + ["arm"]
    data = lightgbm.Dataset(
        rows, labels, feature_name=names, categorical_feature=[COLUMNS - 2, COLUMNS - 1]
    )
    settings = {
        "objective": "binary",
        "num_leaves": 31,
        "num_threads": 1,
        "verbosity": -1,
        "seed": 1,
        "deterministic": True,
        "min_data_per_group": 20,
    }
    return lightgbm.train(settings, data, num_boost_round=60)


@pytest.fixture(scope="session")
def model_text(reference: lightgbm.Booster) -> str:
    return reference.model_to_string()


@pytest.fixture(scope="session")
def leaving_text() -> str:
    """A model of the features alone, without the arm."""
    draw = np.random.default_rng(12)
    rows = draw.normal(size=(1000, COLUMNS - 1))
    data = lightgbm.Dataset(
        rows,
        (rows[:, 0] > 0).astype(float),
        feature_name=[f"f{index}" for index in range(COLUMNS - 1)],
    )
    settings = {"objective": "binary", "num_leaves": 4, "verbosity": -1, "num_threads": 1}
    return str(lightgbm.train(settings, data, num_boost_round=10).model_to_string())
