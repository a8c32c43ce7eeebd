"""How the server logs: a line for each thing said, on standard error, with its instant, level and author.

Whoever runs the server keeps the lines: systemd, a container, or a file that is rotated. No line names a
shopper: what a statement was about is left out of what a database refused.
"""

import logging
from datetime import UTC, datetime
from typing import Any
from unicodedata import category

import msgspec

from waverly.settings import Settings

UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Unicode's categories of control and format characters, and of breaks between lines and paragraphs."""


class LineFormatter(logging.Formatter):
    """`2026-11-26T14:05:01.250+00:00 WARNING waverly.channels.courier: …`, and a traceback below it."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802
        """Return the instant in UTC."""
        return _instant(record)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """Return the line, one however many a path or another server's answer would make of it."""
        record.message = _on_one_line(record.message)
        return super().formatMessage(record)


class JsonFormatter(logging.Formatter):
    """One JSON object a line, for programs; a traceback is one of its fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        said = {
            "at": _instant(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            said["trace"] = self.formatException(record.exc_info)
        return msgspec.json.encode(said).decode()


def _on_one_line(text: str) -> str:
    """Return a text with what breaks lines, turns them about or speaks to terminals written out: `\\n`."""
    if text.isprintable():
        return text
    return "".join(
        each.encode("unicode_escape").decode() if category(each) in UNSEEN else each
        for each in text
    )


def _instant(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def log_config(settings: Settings) -> dict[str, Any]:  # Any: what logging.config takes
    """Return what `logging.config.dictConfig` takes: ours and uvicorn's as set, others from warnings on."""
    formatter = JsonFormatter if settings.log_format == "json" else LineFormatter
    level = settings.log_level.upper()
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": f"{formatter.__module__}.{formatter.__name__}"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "ERROR" if level == "ERROR" else "WARNING"},
        "loggers": {"waverly": {"level": level}, "uvicorn": {"level": level}},
    }
