from pathlib import Path

import pytest

from waverly.storage.replacing import in_place_of


def test_two_that_write_at_once_both_end_well(tmp_path: Path) -> None:
    file = tmp_path / "examples.parquet"
    with in_place_of(file) as first:
        with in_place_of(file) as second:
            second.write_text("second")
        first.write_text("first")
    assert file.read_text() == "first"
    assert list(tmp_path.iterdir()) == [file]


def test_what_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "examples.parquet"
    file.write_text("old")
    with pytest.raises(OSError, match="full"), in_place_of(file) as new:
        new.write_text("half")
        raise OSError("the disk is full")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_what_may_read_the_old_file_may_read_the_new(tmp_path: Path) -> None:
    file = tmp_path / "fit-note.toml"
    file.touch(mode=0o640)
    with in_place_of(file) as new:
        new.write_text("new")
    assert file.stat().st_mode & 0o777 == 0o640
