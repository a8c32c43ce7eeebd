"""The model card states figures, span and limits, and reads as Markdown."""

import msgspec
import numpy as np
import pytest

from tests.support.builders import DAY
from waverly.training.card import Card, card_of, flat_metrics
from waverly.training.card_text import card_markdown
from waverly.training.fit import fit
from waverly.training.fitted import Fitted
from waverly.training.segments import SegmentScore

from .shoppers import CATEGORICAL, NAMES, shoppers

A_PART = SegmentScore(
    segment="device", value="mobile", rows=100, orders=30, said=0.3, happened=0.3, auc=0.7
)


@pytest.fixture(scope="module")
def card() -> Card:
    sessions = shoppers(2_000)
    fitted = fit(
        sessions.matrix,
        sessions.labels,
        feature_names=NAMES,
        categorical=CATEGORICAL,
        times=np.linspace(1_700_000_000_000, 1_700_000_000_000 + 30 * DAY, 2_000).astype(np.int64),
        groups=sessions.visitors,
        prefix_lengths=np.arange(2_000) % 30 + 1,
    )
    assert isinstance(fitted, Fitted)
    return card_of(
        fitted,
        artifact_id="m1",
        waverly_version="0.1.0",
        created_at=1_700_000_000_000 + 31 * DAY,
    )


def test_the_card_gives_span_rows_and_features(card: Card) -> None:
    text = card_markdown(card)
    assert "between 2023-11-14 and 2023-12-14" in text
    assert "from 2,000 examples" in text
    assert "at 6 numbers" in text
    assert "one order may follow several" in text


def test_the_card_shows_quality_calibration_and_prefixes(card: Card) -> None:
    text = card_markdown(card)
    assert f"| {card.metrics.auc:.3f} |" in text
    assert "| cross-validation |" in text
    assert "| 20 or more |" in text
    assert text.count("%") >= 2 * len(card.metrics.calibration)


def test_every_table_of_quality_says_what_it_was_measured_on(card: Card) -> None:
    tables = msgspec.structs.replace(card, by_segment=(A_PART,))
    assert card_markdown(tables).count("Measured on cross-validation.") == 2 + (
        card.metrics == card.cross_validated
    )


def test_a_figure_above_those_of_all_groups_is_explained(card: Card) -> None:
    desktop = msgspec.structs.replace(A_PART, value="desktop", auc=card.judged.auc - 0.02)
    below = msgspec.structs.replace(card, by_segment=(A_PART, desktop))
    assert A_PART.auc is not None and A_PART.auc < card.judged.auc
    assert "more than in each group of one kind" in card_markdown(below)
    above = msgspec.structs.replace(desktop, auc=1.0)
    for parts in ((A_PART, above), (A_PART,)):
        assert "more than in each" not in card_markdown(
            msgspec.structs.replace(card, by_segment=parts)
        )


def test_features_are_named_in_words_and_lengths_never_seen_are_left_out(card: Card) -> None:
    short = msgspec.structs.replace(
        card,
        top_features=(("cart_age", 0.6), ("arm", 0.4)),
        by_prefix=(*card.by_prefix[:1], msgspec.structs.replace(card.by_prefix[-1], rows=0)),
    )
    text = card_markdown(short)
    assert "| `cart_age` | 60.0% |" in text
    assert "| What was chosen |  | 40.0% |" in text
    assert "| 20 or more |" not in text


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
