"""The model card states figures, span and limits, and reads as Markdown."""

import msgspec
import numpy as np
import pytest

from waverly.training.card import Card, card_markdown, card_of, flat_metrics
from waverly.training.fit import fit
from waverly.training.fitted import Fitted

from .shoppers import CATEGORICAL, NAMES, shoppers

DAY_MS = 86_400_000


@pytest.fixture(scope="module")
def card() -> Card:
    sessions = shoppers(2_000)
    fitted = fit(
        sessions.matrix,
        sessions.labels,
        feature_names=NAMES,
        categorical=CATEGORICAL,
        times=np.linspace(1_700_000_000_000, 1_700_000_000_000 + 30 * DAY_MS, 2_000).astype(
            np.int64
        ),
        groups=sessions.visitors,
        prefix_lengths=np.arange(2_000) % 30 + 1,
    )
    assert isinstance(fitted, Fitted)
    return card_of(
        fitted,
        artifact_id="m1",
        waverly_version="0.1.0",
        created_at=1_700_000_000_000 + 31 * DAY_MS,
    )


def test_the_card_gives_span_rows_and_features(card: Card) -> None:
    text = card_markdown(card)
    assert "between 2023-11-14 and 2023-12-14" in text
    assert "2,000 rows" in text
    assert "6 features" in text


def test_the_card_shows_quality_calibration_and_prefixes(card: Card) -> None:
    text = card_markdown(card)
    assert f"| {card.metrics.auc:.3f} |" in text
    assert "| cross-validation |" in text
    assert "| 20 or more |" in text
    assert text.count("%") >= 2 * len(card.metrics.calibration)


def test_every_table_row_has_as_many_cells_as_its_head(card: Card) -> None:
    tables = [part for part in card_markdown(card).split("\n\n") if part.startswith("|")]
    assert tables
    for table in tables:
        assert len({line.count("|") for line in table.splitlines()}) == 1


def test_unknown_prefixes_leave_that_section_out(card: Card) -> None:
    assert "session was seen" not in card_markdown(msgspec.structs.replace(card, by_prefix=()))


def test_the_card_says_what_it_cannot_say(card: Card) -> None:
    assert "do not say whether help changes" in card_markdown(card)


def test_the_card_survives_json(card: Card) -> None:
    assert msgspec.json.decode(msgspec.json.encode(card), type=Card) == card


def test_flat_metrics_are_plain_numbers(card: Card) -> None:
    flat = flat_metrics(card.metrics)
    assert flat["auc"] == card.metrics.auc
    assert all(isinstance(value, float) for value in flat.values())
