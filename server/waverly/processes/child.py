"""Runs one of our own commands in a process of its own: heavy work beside a server that answers shoppers.

The server imports neither NumPy nor LightGBM for it, and work that breaks off or asks for too much
memory ends alone.
"""

import asyncio
import os
import shutil
import sys

from msgspec import Struct

from waverly.settings import Settings, environment_of

LAST_WORDS = 400
"""Characters of what a failed child said last, kept for people."""


NICE = 19
"""The child's courtesy: whoever answers shoppers goes first."""


class Ended(Struct, frozen=True, kw_only=True):
    """How a child ended: its exit status, what it printed, and the last it said on its error stream."""

    status: int
    printed: bytes
    last_words: str


async def run_waverly(settings: Settings, *words: object) -> Ended:
    """Run `waverly WORDS …` with these settings until it ends. When cancelled, the child is ended."""
    process = await asyncio.create_subprocess_exec(
        *(*_courteous(), sys.executable, "-m", "waverly", *map(str, words)),
        env=os.environ | environment_of(settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        printed, said = await process.communicate()
    finally:
        if process.returncode is None:  # cancelled
            process.kill()
            await process.wait()
    last_words = said.decode("utf-8", "replace").strip()[-LAST_WORDS:]
    return Ended(status=process.returncode or 0, printed=printed, last_words=last_words)


def broke_off(what: str, ended: Ended) -> str:
    """Return that work broke off and the last that was said of it, in a sentence for people."""
    *_, last = ("it said nothing", *ended.last_words.splitlines())
    why = last.removeprefix("waverly: ").rstrip(".")
    return f"{what} broke off (status {ended.status}): {why}."


def _courteous() -> tuple[str, ...]:
    """The words that start a program politely, where there is `nice`: its imports, too, stand back."""
    nice = shutil.which("nice")
    return () if nice is None else (nice, "-n", str(NICE))
