"""Options several commands share."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import click
import msgspec

from waverly.reporting.periods import DAYS
from waverly.settings import Settings, read_settings

Command = TypeVar("Command", bound=Callable[..., Any])


def home_option(command: Command) -> Command:
    """Add `--home`, the folder of the database, campaigns and models."""
    return click.option(
        "--home", type=click.Path(file_okay=False), help="Folder of the database and models."
    )(command)


def site_option(command: Command) -> Command:
    """Add `--site`, the store that is meant."""
    return click.option("--site", help="Public key of the store; not needed when there is one.")(
        command
    )


def json_option(command: Command) -> Command:
    """Add `--json`, for answers a program reads."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def days_option(command: Command) -> Command:
    """Add `--days`, for what looks at visits of late."""
    return click.option(
        "--days",
        type=click.IntRange(min=1),
        default=DAYS,
        show_default=True,
        help="Visits of the last so many days.",
    )(command)


def settings_for(home: str | None, **given: object) -> Settings:
    """Return the settings from the environment and the command line."""
    return read_settings(os.environ, home=home, **given)


def instant_of(day: datetime) -> int:
    """Return a UTC day or time given on the command line in milliseconds."""
    return round(day.replace(tzinfo=UTC).timestamp() * 1000)


def print_json(content: object) -> None:
    """Print `content` as indented JSON."""
    click.echo(msgspec.json.format(msgspec.json.encode(content), indent=2).decode())
