"""Searches that voice a doubt: precision and recall of the lexicon on labelled queries."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from waverly.compressed import text_of, with_delimiter
from waverly.errors import DataError
from waverly.searches import Lexicon

NONE = "none"

INTENTS: Mapping[str, str] = {
    "card_delivery_estimate": "shipping",
    "card_arrival": "shipping",
    "request_refund": "returns",
    "Refund_not_showing_up": "returns",
}
"""Intents of Banking77 that a shop has too. Its others are neither; it knows no other class of ours."""

COLUMNS = (("query", "label"), ("query", "friction_label"), ("text", "intent"))


class Scores(Struct, frozen=True, kw_only=True):
    """How one class fared. `n` queries have it."""

    topic: str
    precision: float
    recall: float
    f1: float
    n: int


class FrictionScores(Struct, frozen=True, kw_only=True):
    """One file. `false_alarms` are the harmless queries taken for a doubt, with the class they were given."""

    file: str
    queries: int
    macro_f1: float
    scores: tuple[Scores, ...]
    harmless: int
    false_alarms: tuple[tuple[str, str], ...]


def friction(files: Sequence[Path], lexicon: Lexicon) -> tuple[FrictionScores, ...]:
    """Judge a lexicon by each file of labelled queries, in English.

    Of sentences with intents only the `test` split is read, where there is one. Raises DataError for a
    file without the columns.
    """
    return tuple(_judged(file, lexicon) for file in files)


def files_in(folder: Path) -> list[Path]:
    """Return the files of labelled queries in a folder and its folders."""
    found = [*folder.rglob("*.csv"), *folder.rglob("*.csv.gz")]
    return sorted(file for file in found if _columns(_head(file)) is not None)


def _judged(file: Path, lexicon: Lexicon) -> FrictionScores:
    pairs, topics = _labelled(file)
    told = [(label, lexicon.topic_of(query) or NONE) for query, label in pairs]
    if topics is not None:
        told = [(label, said if said in topics else NONE) for label, said in told]
    classes = sorted({label for label, _ in told} - ({NONE} if topics is not None else set()))
    scores = tuple(_scores(topic, told) for topic in classes)
    alarms = tuple(
        (query, said)
        for (query, _), (label, said) in zip(pairs, told, strict=True)
        if label == NONE and said != NONE
    )
    return FrictionScores(
        file=file.name,
        queries=len(pairs),
        macro_f1=sum(score.f1 for score in scores) / len(scores),
        scores=scores,
        harmless=sum(label == NONE for label, _ in told),
        false_alarms=alarms,
    )


def _scores(topic: str, told: Sequence[tuple[str, str]]) -> Scores:
    hits = sum(label == said == topic for label, said in told)
    said = sum(each == topic for _, each in told)
    have = sum(label == topic for label, _ in told)
    return Scores(
        topic=topic,
        precision=hits / said if said else 0.0,
        recall=hits / have if have else 0.0,
        f1=2 * hits / (said + have) if said + have else 0.0,
        n=have,
    )


def _labelled(file: Path) -> tuple[list[tuple[str, str]], frozenset[str] | None]:
    """Return queries with labels, and the only classes a file can judge, if not all."""
    rows = _rows(file)
    columns = _columns(rows[0].keys() if rows else ())
    if columns is None:
        raise DataError(
            "A file has no labelled queries",
            place=str(file),
            value=", ".join(rows[0]) if rows else "no rows",
            mend="It needs the columns query and label, or text and intent.",
        )
    query, label = columns
    if label != "intent":
        return [(row[query], row[label]) for row in rows], None
    tested = [row for row in rows if row.get("split", "test") == "test"]
    pairs = [(row[query], INTENTS.get(row[label], NONE)) for row in tested]
    return pairs, frozenset(INTENTS.values())


def _columns(names: Iterable[str]) -> tuple[str, str] | None:
    known = set(names)
    return next((pair for pair in COLUMNS if known.issuperset(pair)), None)


def _head(file: Path) -> list[str]:
    with text_of(file) as text:
        lines, delimiter = with_delimiter(text)
        return next(csv.reader(lines, delimiter=delimiter), [])


def _rows(file: Path) -> list[dict[str, str]]:
    with text_of(file) as text:
        lines, delimiter = with_delimiter(text)
        return list(csv.DictReader(lines, delimiter=delimiter))
