"""Servers in processes of their own: ours, the ceiling, and the usual tutorial."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from waverly.settings import Settings, environment_of


@contextmanager
def running_server(settings: Settings) -> Iterator[int]:
    """Run our server while the block runs; give its process id."""
    command = [sys.executable, "-m", "waverly", "serve"]
    with _process(command, environment_of(settings), settings.port, "/readyz") as process:
        yield process


@contextmanager
def running_ceiling(port: int) -> Iterator[int]:
    """Run bare Starlette while the block runs; give its process id."""
    command = _uvicorn(sys.executable, "tests.benchmarks.ceiling:app", port)
    with _process(command, {}, port, "/v1/collect") as process:
        yield process


@contextmanager
def running_tutorial(python: str, model: Path, port: int) -> Iterator[int]:
    """Run the tutorial by a Python that has what it needs, while the block runs."""
    command = _uvicorn(python, "tests.benchmarks.tutorial:app", port)
    database = model.parent / "tutorial.db"
    environment = {"TUTORIAL_MODEL": str(model), "TUTORIAL_DATABASE": str(database)}
    with _process(command, environment, port, "/readyz") as process:
        yield process


def _uvicorn(python: str, app: str, port: int) -> list[str]:
    options = ["--port", str(port), "--no-access-log", "--log-level", "warning"]
    return [python, "-m", "uvicorn", app, *options]


@contextmanager
def _process(
    command: list[str], environment: Mapping[str, str], port: int, path: str
) -> Iterator[int]:
    process = subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.DEVNULL)
    try:
        while not _answers(port, path):
            if process.poll() is not None:
                raise RuntimeError(f"{command} ended before it answered")
            time.sleep(0.02)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def _answers(port: int, path: str) -> bool:
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", path)
        return connection.getresponse().status < 500
    except OSError:
        return False


def memory_mib(pid: int) -> float:
    """Return the resident memory of a process."""
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        line = next(line for line in file if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
