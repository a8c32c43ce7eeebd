"""A mapping file is read as meant, or refused with its place."""

import re
from pathlib import Path

import pytest

from waverly.errors import DataError
from waverly.history.mapping import Mapping, read_mapping


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_mapping_names_columns_and_kinds(tmp_path: Path) -> None:
    text = '[columns]\nvisitor = ["user"]\nat = ["time"]\n[kinds]\nseen = "viewed_product"\n'
    mapping = read_mapping(written(tmp_path / "m.toml", text))
    assert mapping.columns.visitor == ("user",)
    assert mapping.kinds == {"seen": "viewed_product"}


def test_every_line_of_the_documented_mapping_may_be_used_where_it_stands(tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs" / "importing.md").read_text(encoding="utf-8")
    sample = page.partition("```toml\n")[2].partition("```")[0]
    used = re.sub(r"^# (?=[\[a-z_]+(?: =|\]))", "", sample, flags=re.MULTILINE)
    mapping = read_mapping(written(tmp_path / "m.toml", used))
    unset = [name for name in Mapping.__struct_fields__ if not getattr(mapping, name)]
    assert unset == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[columns]\nat = ['t']\n", "visitor"),
        ("[columns]\nvisitor = ['v']\nat = ['t']\ncolour = ['c']\n", "colour"),
        ("[columns", "not TOML"),
        (
            "file = 'xml'\n[columns]\nvisitor = ['v']\nat = ['t']\n",
            "Known are: csv, ndjson, parquet",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_by_place(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(DataError, match=words):
        read_mapping(written(tmp_path / "m.toml", text))


def test_a_misspelt_kind_is_refused_with_those_there_are(tmp_path: Path) -> None:
    text = '[columns]\nvisitor = ["user"]\nat = ["time"]\n[kinds]\nseen = "viewd_product"\n'
    with pytest.raises(DataError) as refused:
        read_mapping(written(tmp_path / "m.toml", text))
    assert refused.value.place.endswith("m.toml seen")
    assert refused.value.value == "viewd_product"
    assert "viewed_product" in refused.value.mend


def test_kinds_the_wrong_way_round_are_said_to_be_so(tmp_path: Path) -> None:
    text = '[columns]\nvisitor = ["user"]\nat = ["time"]\n[kinds]\nviewed_product = "was seen"\n'
    with pytest.raises(DataError) as refused:
        read_mapping(written(tmp_path / "m.toml", text))
    assert (refused.value.place[-14:], refused.value.value) == ("viewed_product", "was seen")
    assert refused.value.mend.startswith(
        'In [kinds] the log’s name stands left and ours right: "was seen" = "viewed_product". Use'
    )


def test_a_key_of_the_file_below_kinds_is_told_where_it_belongs(tmp_path: Path) -> None:
    text = '[columns]\nvisitor = ["user"]\nat = ["time"]\n[kinds]\none_of_many = "total"\n'
    with pytest.raises(DataError) as refused:
        read_mapping(written(tmp_path / "m.toml", text))
    assert refused.value.place.endswith("m.toml one_of_many")
    assert refused.value.mend.startswith("Move one_of_many above [kinds]: in TOML")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.toml"):
        read_mapping(tmp_path / "none.toml")
