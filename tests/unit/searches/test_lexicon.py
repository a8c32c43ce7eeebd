"""Searches that voice a doubt are told from goods that sound like one, alike on server and page."""

import json
from pathlib import Path

import pytest

from waverly.benchmark.friction import friction
from waverly.errors import Malformed
from waverly.searches import bundled_sheets, lexicon_with
from waverly.searches.lexicon import TOPICS, words_of

# The same queries are read by the client's tests.
VECTORS = json.loads(
    (Path(__file__).parents[2] / "vectors" / "searches.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["query"])
def test_a_query_doubts_what_it_says(vector: dict[str, str], tmp_path: Path) -> None:
    assert (
        lexicon_with(tmp_path / "lexicon.toml").topic_of(vector["query"], vector["locale"])
        == vector["topic"]
    )


def test_every_language_has_words_for_every_doubt() -> None:
    assert set(bundled_sheets()) == {"de", "en", "es", "fr", "it", "nl"}
    for language, sheet in bundled_sheets().items():
        assert all(words_of(sheet, topic) for topic in TOPICS), language


def test_an_unknown_language_is_read_as_english(tmp_path: Path) -> None:
    assert lexicon_with(tmp_path / "lexicon.toml").topic_of("refund", "fi") == "returns"


def test_the_owners_words_outweigh_the_bundled_ones(tmp_path: Path) -> None:
    own = "innocent = ['\\bfree trial kit\\b']\n[trust]\nwords = ['\\bfellway club\\b']\n"
    (tmp_path / "lexicon.toml").write_text(own, encoding="utf-8")
    lexicon = lexicon_with(tmp_path / "lexicon.toml")
    assert lexicon.topic_of("fellway club refund") == "trust"
    assert lexicon.topic_of("free trial kit") is None
    assert lexicon.topic_of("refund") == "returns"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[trust]\nwords = ['(']\n", "unterminated subpattern"),
        ("[doubts]\nwords = []\n", "There is no such field: doubts"),
        ("[trust", "not TOML"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "lexicon.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Malformed) as raised:
        lexicon_with(tmp_path / "lexicon.toml")
    assert said in str(raised.value)
    assert "lexicon.toml" in str(raised.value)


@pytest.mark.parametrize(("name", "least"), [("seen", 0.94), ("held_back", 0.90)])
def test_the_bundled_words_tell_doubts_from_goods(name: str, least: float, tmp_path: Path) -> None:
    file = Path(__file__).parents[2] / "data" / "searches" / f"{name}.csv"
    (judged,) = friction([file], lexicon_with(tmp_path / "lexicon.toml"))
    assert judged.macro_f1 >= least
