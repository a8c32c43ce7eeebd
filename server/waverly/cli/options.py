"""Options several commands share."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec
from click import Context, Parameter

from waverly.clock import now_by
from waverly.errors import WrongUse
from waverly.reporting.periods import DAYS
from waverly.settings import Settings, read_settings

Command = TypeVar("Command", bound=Callable[..., Any])


class OutputFile(click.Path):
    """A file to write. Whether its folder takes it is found out before any work is done for it."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, writable=True, path_type=Path)

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> Path:
        """Return the file's path. Raises WrongUse naming the folder that is missing or closed."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not path.parent.is_dir():
            raise _no_place("There is no such folder to put the file into", path, param)
        if not os.access(path.parent, os.W_OK | os.X_OK):
            raise _no_place("Nothing can be written into this folder", path, param)
        return path


def name_of_param(param: Parameter | None) -> str:
    """Return what a person types: `--days`, or FILE for an argument."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return "" if param is None else param.human_readable_name


def _no_place(sentence: str, path: Path, param: Parameter | None) -> WrongUse:
    mend = f"Name another place for {path.name}, or make the folder."
    return WrongUse(sentence, place=name_of_param(param), value=str(path.parent), mend=mend)


def home_option(command: Command) -> Command:
    """Add `--home`, the folder of the database, campaigns and models."""
    return click.option(
        "--home",
        type=click.Path(file_okay=False),
        help="Folder of the database, campaigns and models; by default that in WAVERLY_HOME, "
        "or where you are.",
    )(command)


def site_option(command: Command) -> Command:
    """Add `--site`, the store that is meant."""
    return click.option("--site", help="Public key of the store; not needed when there is one.")(
        command
    )


def json_option(command: Command) -> Command:
    """Add `--json`, for answers a program reads."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


class Day(click.DateTime):
    """A day, written `2026-11-26`."""

    name = "day"

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])


class CampaignFolder(click.Path):
    """A folder of campaigns. One file is refused: what is not in the folder would be taken out of force."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> Path:
        """Return the folder's path. Raises WrongUse saying which command takes one file."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if path.is_file():
            raise WrongUse(
                "This is one file, and wanted is the folder of all campaigns",
                place=name_of_param(param),
                value=str(path),
                mend="Campaigns without a file in it would be taken out. "
                f"`waverly campaigns check {path.name}` looks at one file.",
            )
        return path


ONE_OR_MORE = click.IntRange(min=1)

DAYS_BACK = click.IntRange(1, 3_650)
"""How many days are looked back at: ten years at most."""


def days_option(command: Command) -> Command:
    """Add `--days`, for what looks at visits of late."""
    return click.option(
        "--days",
        type=DAYS_BACK,
        default=DAYS,
        show_default=True,
        help="How many days of visits to use, up to now.",
    )(command)


EARLIEST_MS = 946_684_800_000
"""The beginning of 2000: a smaller number was meant in seconds, or not as an instant at all."""

LATEST_MS = 10**14
"""In the year 5138: a larger number was meant in microseconds."""


def at_option(command: Command) -> Command:
    """Add `--at`, for what may be done as of another instant than now."""
    return click.option(
        "--at",
        type=int,
        callback=_instant,
        help="The time to take as now (milliseconds since 1970); by default the real one.",
    )(command)


def _instant(context: click.Context, option: click.Parameter, value: int | None) -> int | None:
    if value is None or EARLIEST_MS <= value < LATEST_MS:
        return value
    raise WrongUse(
        "This is no instant of our days",
        place="--at",
        value=str(value),
        mend="Give milliseconds since 1970 (1790000000000 is 21 September 2026), or leave it out for now.",
    )


def settings_for(home: str | None, **given: object) -> Settings:
    """Return the settings from the environment and the command line."""
    return read_settings(os.environ, home=home, **given)


def now_of(settings: Settings) -> int:
    """Return the time in milliseconds: the machine's, or what a server in test mode was set to."""
    return now_by(settings.clock_path)


def now_for(home: str | None) -> int:
    """Return that time for a home folder."""
    return now_of(settings_for(home))


def instant_of(day: datetime) -> int:
    """Return a UTC day or time given on the command line in milliseconds."""
    return round(day.replace(tzinfo=UTC).timestamp() * 1000)


def print_json(content: object) -> None:
    """Print `content` as indented JSON."""
    click.echo(msgspec.json.format(msgspec.json.encode(content), indent=2).decode())
