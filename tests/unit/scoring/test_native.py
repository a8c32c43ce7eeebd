"""Serving loads LightGBM's library without its Python package."""

import subprocess
import sys
from pathlib import Path

import pytest

from waverly.errors import ArtifactError
from waverly.scoring import native
from waverly.scoring.native import check, library_path, lightgbm_library


def test_the_library_is_found_in_the_installed_package() -> None:
    assert library_path().is_file()


def test_scoring_imports_neither_numpy_nor_scipy_nor_the_lightgbm_package(
    tmp_path: Path, model_text: str
) -> None:
    (tmp_path / "model.txt").write_text(model_text, encoding="utf-8")
    program = (
        "import sys, pathlib; from waverly.scoring.booster import FastBooster;"
        "FastBooster.from_file(pathlib.Path(sys.argv[1])).predict_one([0.0] * 12);"
        "print(sorted({'numpy', 'scipy', 'lightgbm'} & set(sys.modules)))"
    )
    done = subprocess.run(  # our own interpreter on a fixed program
        [sys.executable, "-c", program, str(tmp_path / "model.txt")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_a_package_without_its_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(ArtifactError, match=r"no lib_lightgbm\.dll"):
        library_path()


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "find_spec", lambda name: None)
    with pytest.raises(ArtifactError, match="not installed"):
        library_path()


def test_a_refusal_by_the_library_names_the_place() -> None:
    with pytest.raises(ArtifactError, match=r"models/a/model\.txt"):
        check(lightgbm_library(), -1, "models/a/model.txt")


def test_a_library_that_cannot_be_loaded_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "lib_lightgbm.so").touch()
    monkeypatch.setattr(native, "library_path", lambda: tmp_path / "lib_lightgbm.so")
    with pytest.raises(ArtifactError, match=r"could not be loaded: .*apt install libgomp1"):
        lightgbm_library.__wrapped__()
