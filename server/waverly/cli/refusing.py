"""How every command says that it cannot be done: what is wrong, the value, the place, the mend.

Whoever called it in another way than it is meant ends with status 2, whatever else went wrong with
status 1. With `--json` the same stands on standard output as one object, and nothing else does. Where both
go to one place it is said once.
"""

import os.path
import re
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import NoReturn

import click

from waverly.cli.options import name_of_param, print_json
from waverly.errors import WaverlyError, WrongUse
from waverly.errors.names import known_are
from waverly.scoring.native import not_loaded

ALWAYS_JSON = ("lift", "schema")
"""Commands that print JSON without being asked to."""


def refuse(error: WaverlyError, arguments: Sequence[str]) -> NoReturn:
    """Say why nothing was done, and end."""
    status = 2 if isinstance(error, WrongUse) else 1
    if "--json" in arguments or (arguments and arguments[0] in ALWAYS_JSON):
        told = {"sentence": error.sentence, "value": error.value, "place": error.place}
        with suppress(OSError):  # where it was to be printed may be what refused
            print_json({"error": {**told, "mend": error.mend}, "status": status})
        if _is_one_place():
            raise SystemExit(status)
    click.echo(f"waverly: {error}", err=True)
    raise SystemExit(status)


def not_served(error: OSError | sqlite3.Error) -> WaverlyError:
    """Return what the machine refused us, in its own words, and where."""
    if isinstance(error, OSError) and error.errno is None:  # as the system's loader raises it
        return not_loaded(error)
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return WaverlyError(
        "The machine refused this",
        value=said,
        place=str(getattr(error, "filename", None) or ""),
        mend="Is there room on the disk, and may it be read and written there?",
    )


def _is_one_place() -> bool:
    """Return whether standard output and standard error are the same terminal, file or pipe."""
    try:
        return os.path.sameopenfile(sys.stdout.fileno(), sys.stderr.fileno())
    except (OSError, ValueError):  # one of them is closed, or held in memory
        return False


def is_help(error: click.UsageError) -> bool:
    """Return whether a group was called without a command: its help is printed. Older click has none."""
    return type(error).__name__ == "NoArgsIsHelpError"


def wrong_use(error: click.UsageError) -> WrongUse:
    """Return in our own words what click found wrong with those of a command."""
    context = error.ctx
    path = "waverly" if context is None else context.command_path
    help_ = f"`{path} --help` says what it takes."
    if isinstance(error, click.NoSuchOption):
        options = [] if context is None else _options(context)
        mend = known_are(error.option_name, options) if options else help_
        return WrongUse("There is no such option", place=path, value=error.option_name, mend=mend)
    if isinstance(error, click.MissingParameter):
        missing = name_of_param(error.param)
        return WrongUse("Something is missing", place=path, value=missing, mend=help_)
    if isinstance(error, click.BadParameter):
        return _bad_value(error, f"{path} {name_of_param(error.param)}", help_)
    if context is not None and error.message.startswith("No such command"):
        group = context.command
        commands = group.list_commands(context) if isinstance(group, click.Group) else []
        name = _value(error.message)
        mend = known_are(name, commands)
        return WrongUse("There is no such command", place=path, value=name, mend=mend)
    if found := re.match(r"Got unexpected extra arguments? \((.*)\)", error.message):
        return WrongUse("This is more than it takes", place=path, value=found[1], mend=help_)
    return WrongUse(error.message, place=path, mend=help_)


def _bad_value(error: click.BadParameter, place: str, help_: str) -> WrongUse:
    kind = None if error.param is None else error.param.type
    value = _value(error.message)
    match kind:
        case click.Choice():
            sentence, mend = "This cannot be chosen", known_are(value, map(str, kind.choices))
        case click.DateTime():
            day = datetime(2026, 11, 26, 14, 30)  # an example has no zone
            sentence = "This is no time we can read"
            mend = f"Write it as {' or '.join(day.strftime(form) for form in kind.formats)}."
        case click.Path():
            value, sentence = _file(error.message)
            mend = help_
        case click.IntRange() | click.FloatRange():
            sentence, mend = "This number cannot be taken", _within(kind)
        case _ if kind in (click.INT, click.FLOAT):
            sentence = "This is no number"
            mend = f"Give a {'whole ' if kind is click.INT else ''}number."
        case _:
            return WrongUse(error.message, place=place, mend=help_)
    return WrongUse(sentence, place=place, value=value, mend=mend)


def _within(kind: click.IntRange | click.FloatRange) -> str:
    whole = "whole number" if isinstance(kind, click.IntRange) else "number"
    least = "" if kind.min is None else f" {'above' if kind.min_open else 'from'} {kind.min:,}"
    most = "" if kind.max is None else f" up to {kind.max:,}"
    return f"Give a {whole}{least}{most}."


def _file(message: str) -> tuple[str, str]:
    """Return the value and what is wrong with it, of a message such as `File 'a.csv' does not exist.`"""
    found = re.match(r"\w+ '(.*)' (.*?)\.?$", message)
    value, wrong = found.groups() if found else (message, "")
    sentences = {
        "does not exist": "There is nothing of this name",
        "is a directory": "This is a folder, not a file",
        "is a file": "This is a file, not a folder",
    }
    return value, sentences.get(wrong, f"This cannot be used, as it {wrong}")


def _value(message: str) -> str:
    """Return what was typed, of a message such as `'x' is not a valid integer.`"""
    found = re.match(r"(?:No such command )?'?(.*?)'?(?: is not | does not match |\.?$)", message)
    return found[1] if found else ""


def _options(context: click.Context) -> list[str]:
    return [name for param in context.command.params for name in param.opts if name[:2] == "--"]
