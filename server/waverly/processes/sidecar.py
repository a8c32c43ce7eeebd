"""Programs that run beside a command. What they say is kept: one that ends by itself is to be heard."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from waverly.errors import WaverlyError

LAST_LINES = 10
"""Lines of what an ended program said last, told to people: the end of a traceback, or a whole refusal."""


class Program(Struct, frozen=True, kw_only=True):
    """A program that was started, what it is for people, and the file with all it says."""

    name: str
    process: subprocess.Popen[bytes]
    said: Path


def start(
    name: str,
    command: Sequence[str],
    said: Path,
    *,
    environment: dict[str, str] | None = None,
    folder: Path | None = None,
) -> Program:
    """Start a command in a group of its own: Ctrl-C ends us, and we end it when nobody sends to it."""
    with said.open("wb") as file:
        process = subprocess.Popen(  # noqa: S603  # our own commands
            command,
            env=environment,
            cwd=folder,
            stdout=file,
            stderr=subprocess.STDOUT,
            process_group=0,
        )
    return Program(name=name, process=process, said=said)


def check(programs: Sequence[Program]) -> None:
    """Raise `WaverlyError` for the first that has ended by itself, with the last it said."""
    for each in programs:
        status = each.process.poll()
        if status is not None:
            raise WaverlyError(
                f"{each.name} has ended by itself",
                value=f"status {status}" if status >= 0 else f"signal {-status}",
                mend=_last_words(each.said),
            )


def end(programs: Sequence[Program]) -> None:
    """End those that still run, and return when they have."""
    for each in programs:
        each.process.terminate()
    for each in programs:
        each.process.wait(timeout=15)


def _last_words(said: Path) -> str:
    lines = said.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:]
    return "\n  ".join(("Its last lines:", *lines)) if lines else "It said nothing."
