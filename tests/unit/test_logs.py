"""What the server logs: when, how grave and by whom, one line or one JSON object; and of whom never."""

import json
import logging
import logging.config
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from waverly.errors import StorageError
from waverly.logs import log_config
from waverly.settings import Settings
from waverly.storage import Store

OURS = ("", "waverly", "uvicorn")


@contextmanager
def configured(settings: Settings) -> Iterator[None]:
    """Log as a server with these settings does, and as before afterwards."""
    loggers = [logging.getLogger(name) for name in OURS]
    before = [(each, each.level, each.handlers[:]) for each in loggers]
    logging.config.dictConfig(log_config(settings))
    try:
        yield
    finally:
        for each, level, handlers in before:
            each.setLevel(level)
            each.handlers[:] = handlers


def say() -> None:
    logging.getLogger("waverly.pipeline.rules").info("model %s loaded", "m1")
    try:
        raise ValueError("two\nlines")
    except ValueError:
        logging.getLogger("waverly.jobs").exception("job %s failed", "train")
    logging.getLogger("apscheduler").info("of no interest")


def test_a_line_says_when_how_grave_and_by_whom(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with configured(replace(settings, log_level="info")):
        say()
    first, second, *_ = capsys.readouterr().err.splitlines()
    instant = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00"
    assert re.fullmatch(rf"{instant} INFO waverly\.pipeline\.rules: model m1 loaded", first)
    assert re.fullmatch(rf"{instant} ERROR waverly\.jobs: job train failed", second)


def test_what_strangers_wrote_makes_no_line_of_its_own(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with configured(settings):
        logging.getLogger("waverly.api").error("GET %s failed", "/é\n2026 INFO\x1b[2J\u202e")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith(r"GET /é\n2026 INFO\x1b[2J\u202e failed")


def test_as_json_every_line_is_one_object_with_its_traceback(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with configured(replace(settings, log_level="info", log_format="json")):
        say()
    first, second = map(json.loads, capsys.readouterr().err.splitlines())
    assert (first["level"], first["message"]) == ("info", "model m1 loaded")
    assert (second["logger"], second["message"]) == ("waverly.jobs", "job train failed")
    assert "two\nlines" in second["trace"]


def test_the_level_that_is_set_holds_for_what_we_say(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with configured(replace(settings, log_level="error")):
        say()
    assert "model m1 loaded" not in capsys.readouterr().err


async def test_what_a_database_refuses_names_nobody(store: Store) -> None:
    with pytest.raises(StorageError) as refused:
        async with store.write() as connection:
            await connection.execute(
                text("INSERT INTO nowhere (email) VALUES (:email)"), {"email": "ann@example.com"}
            )
    assert "INSERT INTO nowhere" in str(refused.value.__cause__)
    assert "ann@example.com" not in str(refused.value.__cause__)
