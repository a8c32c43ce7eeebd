"""`kill -9` under load: what was answered is there after the restart."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import msgspec
import pytest

from tests.support.builders import (
    KEY,
    a_batch,
    a_campaign,
    a_moment,
    ask_store,
    bytes_of,
    put_in_force,
)
from waverly.processes.ports import free_port
from waverly.settings import Settings, environment_of
from waverly.storage import Store
from waverly.storage.log.decision_rows import decision
from waverly.storage.log.session_rows import session_rows
from waverly.wire import Answer

THREADS = 4


class Answered:
    """What the server answered with 200, as one thread saw it."""

    def __init__(self) -> None:
        self.versions: dict[str, int] = {}
        self.decisions: list[str] = []


LISTENING = """
import os, signal, sys
signal.signal(signal.SIGHUP, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Becomes another Python that hears of a closing terminal, even where the tests run under `nohup`."""


@contextmanager
def serving(settings: Settings, port: int) -> Iterator[subprocess.Popen[str]]:
    """Run `waverly serve` in a process of its own; it is killed at the end, whatever happens."""
    process = subprocess.Popen(
        [sys.executable, "-c", LISTENING, "-m", "waverly", "serve", "--port", str(port)],
        env=os.environ | environment_of(settings) | {"WAVERLY_LOG_LEVEL": "info"},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr is not None
    try:
        for line in process.stderr:
            if "Uvicorn running" in line:
                break
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stderr.close()


def load(port: int, worker: str, answered: Answered, enough: threading.Event) -> None:
    """Send batches, three to a session, until the server is gone."""
    connection = HTTPConnection("127.0.0.1", port)
    number = 0
    try:
        while True:
            number += 1
            session = f"{worker}-{number // 3}"
            batch = a_batch(a_moment(seq=number), session=session, visitor=session, ask=number)
            connection.request("POST", "/v1/collect", bytes_of(batch))
            reply = connection.getresponse()
            answer = msgspec.json.decode(reply.read(), type=Answer)
            answered.versions[session] = answer.session_version
            if answer.decision is not None:
                answered.decisions.append(answer.decision.id)
            if number >= 25:
                enough.set()
    except (OSError, HTTPException):
        return
    finally:
        connection.close()


@pytest.mark.parametrize("round_", range(5))
def test_nothing_that_was_answered_is_lost(settings: Settings, round_: int) -> None:
    put_in_force(settings, a_campaign(causes={"fit": 1.0}))
    answers = [Answered() for _ in range(THREADS)]
    enough = threading.Event()
    port = free_port()
    with serving(settings, port) as process:
        threads = [
            threading.Thread(target=load, args=(port, f"w{number}", answered, enough))
            for number, answered in enumerate(answers)
        ]
        for thread in threads:
            thread.start()
        assert enough.wait(60)
        threading.Event().wait(
            random.Random(round_).uniform(0, 0.2)
        )  # some moment, no matter which
        process.send_signal(signal.SIGKILL)
        for thread in threads:
            thread.join()
    assert Path(settings.home, "waverly.db-wal").exists()  # it did not end in order
    assert lost(settings, answers) == []
    assert sum(len(answered.decisions) for answered in answers) > 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_told_to_end_or_left_by_its_terminal_it_ends_in_order(
    settings: Settings, number: signal.Signals
) -> None:
    with serving(settings, free_port()) as process:
        assert Path(settings.home, "waverly.db-wal").exists()
        process.send_signal(number)
        process.wait(60)
    assert not Path(settings.home, "waverly.db-wal").exists()


def lost(settings: Settings, answers: list[Answered]) -> list[str]:
    """Return every answered batch and decision that the database does not hold."""

    async def look(store: Store) -> list[str]:
        missing = []
        for answered in answers:
            for session, version in answered.versions.items():
                kept = [row.version for row in await session_rows(store, KEY, session)]
                missing += [f"{session} {n}" for n in range(1, version + 1) if n not in kept]
            for identity in answered.decisions:
                if await decision(store, identity) is None:
                    missing.append(identity)
        return missing

    return ask_store(settings, look)
