"""Public files are read as they come; what is no table is refused in words."""

import zipfile
from pathlib import Path

import pytest

from waverly.benchmark.table import read_table
from waverly.errors import DataError


@pytest.mark.parametrize(
    "text", ["a,b\n1,2\n", '\ufeff"b";"a"\r\n"2";"1"\r\n', "b\ta\tz\n2\t1\t9\n"]
)
def test_a_column_is_found_wherever_it_stands(tmp_path: Path, text: str) -> None:
    (tmp_path / "data.csv").write_text(text, encoding="utf-8", newline="")
    table = read_table(tmp_path / "data.csv")
    assert (table.text("a"), table.text("b")) == (("1",), ("2",))


def test_a_table_is_read_as_it_was_downloaded(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "data.zip", "w") as archive:
        archive.writestr("online_shoppers.csv", "a,b\n1,2\n")
    assert read_table(tmp_path / "data.zip").text("b") == ("2",)


@pytest.mark.parametrize("text", ["", "a,b\n", "a,b\n1\n"])
def test_what_holds_no_rows_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="cannot be read as CSV"):
        read_table(tmp_path / "data.csv")


@pytest.mark.parametrize("cell", ["abc", "inf", "-inf", "1e999"])
def test_what_is_no_number_is_refused_with_its_row(tmp_path: Path, cell: str) -> None:
    (tmp_path / "data.csv").write_text(f"a\n1\nTRUE\nnan\n{cell}\n", encoding="utf-8")
    with pytest.raises(DataError) as refused:
        read_table(tmp_path / "data.csv").numbers("a")
    assert refused.value.value == cell
    assert refused.value.place.endswith("row 4 of 4")


def test_a_column_that_is_missing_is_named_and_not_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("month,day\n1,2\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"A column is missing: Month .*nearest first: month, day"):
        read_table(tmp_path / "data.csv").text("Month")
