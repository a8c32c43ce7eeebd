"""Whoever calls a command in another way than it is meant hears what to do instead."""

from importlib.resources import files
from pathlib import Path

import pytest

from tests.support.commands import run
from waverly.settings import Settings


@pytest.fixture
def file(settings: Settings) -> Path:
    """A campaign's file in the home of a store."""
    starter = files("waverly.campaigns") / "starter" / "fit-note.toml"
    settings.campaigns_dir.mkdir(exist_ok=True)
    path = settings.campaigns_dir / "fit-note.toml"
    path.write_text(starter.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_one_file_is_checked_where_a_folder_may_stand(settings: Settings, file: Path) -> None:
    told = run("campaigns", "check", str(file), "--words-only", "--home", settings.home)
    assert (told.exit_code, "fit-note: passed" in told.output) == (0, True)


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        (
            ("campaigns", "plan", "FILE"),
            "`waverly campaigns check fit-note.toml` looks at one file.",
        ),
        (("campaigns", "check", "none.toml"), "Name a campaign's file, or a folder."),
        (("campaigns", "forecast", "none.toml"), "Name a campaign's file, or a folder."),
        (("report", "--from", "tomorrow"), "Write it as 2026-11-26"),
        (("catalogue", "show", "none"), "without an id says what it knows"),
        (("serve", "--port", "99999"), "99999 (--port)"),
    ],
)
def test_what_went_wrong_is_told_with_the_mend(
    settings: Settings, file: Path, words: tuple[str, ...], mend: str
) -> None:
    named = [str(file) if word == "FILE" else word for word in words]
    failed = run(*named, "--home", settings.home)
    assert failed.exit_code != 0
    assert mend in " ".join(f"{failed.output} {failed.exception}".split())
