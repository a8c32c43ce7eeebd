"""Searches that voice a doubt: the lexicon on queries that were held back while it was written.

BENCH_SEARCHES names a folder with further files of labelled queries.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.browsing import ROOT
from tests.benchmarks.result import Result
from waverly.benchmark.friction import FrictionScores, files_in, friction
from waverly.searches import lexicon_with

OURS = ROOT / "tests" / "data" / "searches"
TARGET = 0.90
UNJUDGED = "seen.csv"
"""What the lexicon was written from says nothing of other queries."""


def measure() -> list[Result]:
    """Return precision, recall and F1 of every file."""
    folders = [OURS, *map(Path, filter(None, [os.environ.get("BENCH_SEARCHES")]))]
    files = [file for folder in folders for file in files_in(folder)]
    judged = friction(files, lexicon_with(Path("lexicon.toml").absolute()))
    return [result for each in judged for result in _results(each)]


def _results(judged: FrictionScores) -> Iterator[Result]:
    count = len(judged.scores)
    precision = sum(score.precision for score in judged.scores) / count
    recall = sum(score.recall for score in judged.scores) / count
    is_judged = judged.file != UNJUDGED
    yield Result(
        what=f"searches in {judged.file} ({judged.queries:,}): macro F1; precision; recall",
        measured=f"{judged.macro_f1:.3f}; {precision:.3f}; {recall:.3f}",
        target=f"≥ {TARGET:.2f}" if is_judged else "– (seen while writing)",
        met=judged.macro_f1 >= TARGET if is_judged else None,
    )
    if judged.harmless:
        yield Result(
            what=f"the same: harmless ones taken for a doubt (of {judged.harmless})",
            measured=str(len(judged.false_alarms)),
            target="–",
            met=None,
        )
