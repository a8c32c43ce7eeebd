"""Training beside a running server: in a process of its own, with bounded memory and threads.

The server imports neither NumPy nor LightGBM's package for it, and a training that breaks off or
asks for too much memory ends alone.
"""

import asyncio
import os
import sys

from waverly.scoring.trainings import Training, last_training, remember
from waverly.settings import Settings, environment_of

NICE = 10
"""The child's courtesy: whoever answers shoppers goes first."""

LAST_WORDS = 400
"""Characters of what a failed child said last, kept for people."""


async def train_in_child(settings: Settings, site: str, at: int) -> Training:
    """Train on a site's journal in a child process; return what it came to, as also remembered.

    `at` is server milliseconds. Never raises for a training that fails: the answer says so. When
    cancelled, the child is ended.
    """
    process = await asyncio.create_subprocess_exec(
        *_command(settings, site, at),
        env=os.environ | environment_of(settings),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        _, said = await process.communicate()
    finally:
        if process.returncode is None:  # cancelled
            process.kill()
            await process.wait()
    if process.returncode == 0:
        found = last_training(settings.models_dir, site)
        if found is not None and found.at == at:
            return found
    failed = Training(at=at, kind="failed", sentence=_why(process.returncode, said), site=site)
    remember(settings.models_dir, failed)
    return failed


def _command(settings: Settings, site: str, at: int) -> list[str]:
    options: dict[str, object] = {
        "--site": site,
        "--at": at,
        "--threads": settings.train_threads,
        "--memory-mb": settings.train_memory_mb,
        "--nice": NICE,
    }
    words = [str(word) for pair in options.items() for word in pair]
    return [sys.executable, "-m", "waverly", "train", "--json", *words]


def _why(status: int | None, said: bytes) -> str:
    words = said.decode("utf-8", "replace").strip()[-LAST_WORDS:]
    if "MemoryError" in words or "bad_alloc" in words:
        return (
            "Training needed more memory than `train_memory_mb` allows; the last model serves on."
        )
    last = words.splitlines()[-1] if words else "it said nothing"
    return f"Training broke off (status {status}): {last}. The last model serves on."
