"""An error reads as sentences: what is wrong, what was found, where, and what to do."""

import pytest

from waverly.errors import NotFound, SettingsError, WaverlyError


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (NotFound("There is no such decision", value="x1"), "There is no such decision: x1."),
        (WaverlyError("Too late", place="port 1"), "Too late (port 1)."),
        (SettingsError("Which decision?", mend="Name one."), "Which decision? Name one."),
        (
            SettingsError("Which store is meant?", place="--site", value="a, b", mend="Name one."),
            "Which store is meant: a, b (--site)? Name one.",
        ),
        (WaverlyError("Not TOML.", place="a.toml", value="No."), "Not TOML: No (a.toml)."),
    ],
)
def test_an_error_reads_as_sentences(error: WaverlyError, told: str) -> None:
    assert str(error) == told
