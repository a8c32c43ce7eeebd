"""Files are read as they come, whatever their names say."""

import gzip
import zipfile
from pathlib import Path

import pytest

from waverly.compressed import opened, text_of, with_delimiter
from waverly.errors import DataError

SAID = "a,b\r\n1,2\r\n"


def zipped(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_packed_file_is_known_by_its_content(tmp_path: Path) -> None:
    plain = tmp_path / "a.csv.gz"
    plain.write_bytes(SAID.encode())
    packed = tmp_path / "b.csv"
    packed.write_bytes(gzip.compress(SAID.encode()))
    for path in (plain, packed, zipped(tmp_path / "c.csv", a=SAID)):
        with opened(path) as file:
            assert file.read() == SAID.encode()


def test_text_begins_after_the_mark_and_keeps_its_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(SAID, encoding="utf-8-sig", newline="")
    with text_of(file) as text:
        assert text.read() == SAID


def test_an_archive_of_several_files_is_refused_with_their_names(tmp_path: Path) -> None:
    both = zipped(tmp_path / "a.zip", one="1", two="2")
    with pytest.raises(DataError, match="one, two"):
        opened(both)


def test_half_an_archive_cannot_be_read(tmp_path: Path) -> None:
    file = zipped(tmp_path / "a.zip", one="1" * 100)
    file.write_bytes(file.read_bytes()[:60])
    with pytest.raises(OSError, match="zip"):
        opened(file)


def test_cells_may_be_parted_by_semicolons_and_tabs() -> None:
    told = [with_delimiter(iter([line])) for line in ("a,b", "a;b;c,d", "a\tb", "a")]
    assert [delimiter for _, delimiter in told] == [",", ";", "\t", ","]
    assert [list(lines) for lines, _ in told] == [["a,b"], ["a;b;c,d"], ["a\tb"], ["a"]]


def test_a_spreadsheet_s_own_file_is_called_that(tmp_path: Path) -> None:
    workbook = zipped(
        tmp_path / "a.csv", **{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"}
    )
    with pytest.raises(DataError, match="save the sheet as CSV UTF-8"):
        opened(workbook)


def test_a_line_that_says_what_parts_the_cells_is_no_header() -> None:
    lines, delimiter = with_delimiter(iter(["sep=;\r\n", "a;b,c\r\n"]))
    assert (list(lines), delimiter) == (["a;b,c\r\n"], ";")
