"""A lexicon is judged by class; goods taken for a doubt are named."""

import gzip
from pathlib import Path

import pytest

from waverly.benchmark.friction import FrictionScores, files_in, friction
from waverly.errors import DataError
from waverly.searches import lexicon_with

QUERIES = """query,label
refund policy,returns
money back please,returns
make it go away,returns
free shipping,shipping
trail shoes,none
stock pot,none
return envelope,none
"""
SENTENCES = """text,intent,split
When will my card arrive?,card_arrival,test
Is it safe to pay here?,card_linking,test
When will my card arrive?,card_arrival,train
"""


def judge(tmp_path: Path, text: str) -> FrictionScores:
    file = tmp_path / "queries.csv"
    file.write_text(text, encoding="utf-8")
    [judged] = friction([file], lexicon_with(tmp_path / "none.toml"))
    return judged


def test_precision_and_recall_are_those_counted_by_hand(tmp_path: Path) -> None:
    judged = judge(tmp_path, QUERIES)
    scores = {score.topic: score for score in judged.scores}
    assert (scores["returns"].precision, scores["returns"].recall) == (2 / 3, 2 / 3)
    assert (scores["shipping"].f1, scores["shipping"].n) == (1.0, 1)
    assert judged.false_alarms == (("return envelope", "returns"),)
    assert judged.harmless == 3


def test_of_sentences_only_the_test_split_and_two_classes_are_judged(tmp_path: Path) -> None:
    judged = judge(tmp_path, SENTENCES)
    assert judged.queries == 2
    assert [(score.topic, score.f1) for score in judged.scores] == [("shipping", 1.0)]
    assert judged.false_alarms == ()


def test_a_folder_gives_the_files_that_have_labels(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(QUERIES, encoding="utf-8")
    (tmp_path / "other.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    packed = tmp_path / "more" / "b.csv.gz"
    packed.parent.mkdir()
    packed.write_bytes(gzip.compress(SENTENCES.encode()))
    assert [file.name for file in files_in(tmp_path)] == ["a.csv", "b.csv.gz"]


def test_a_file_without_labels_is_refused_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="query and label"):
        judge(tmp_path, "x,y\n1,2\n")
