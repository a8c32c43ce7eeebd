from pathlib import Path

import msgspec
import pytest

from tests.support.builders import DAY
from tests.support.in_a_thread import run
from tests.unit.admin.shop import (
    NOON,
    SITE,
    prepared,
    send,
    serving,
    sign_in,
    waver,
    wavering,
)
from waverly.admin.shoppers import live_stream
from waverly.admin.shoppers.live_stream import Streams
from waverly.storage import open_store

NAMES = {"returns-answers": "Returns at a glance"}


class Seconds:
    """A clock that moves on by what a test says each time it is read."""

    def __init__(self, step: float) -> None:
        self.now = 0.0
        self.step = step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


async def chunks(home: Path, after: int | None, step: float) -> list[str]:
    """Return all a stream says in a lifetime that passes in moments."""
    url = f"sqlite+aiosqlite:///{home / 'waverly.db'}"
    async with open_store(url) as store:
        follow = Streams().follow(store, SITE, after, names=NAMES, poll_s=0, now_s=Seconds(step))
        return [chunk.decode() async for chunk in follow]


def test_a_batch_that_arrives_is_told_with_its_place_in_the_journal(tmp_path: Path) -> None:
    with serving(prepared(tmp_path)) as client:
        waver(client, "ann", NOON)
        waver(client, "bob", NOON + 1000)
    told = run(chunks(tmp_path, 1, live_stream.LIFETIME_S / 4))
    batches = [chunk for chunk in told if "event: batch" in chunk]
    assert len(batches) == 1
    assert batches[0].startswith("id: 2\n")
    data = msgspec.json.decode(batches[0].split("data: ", 1)[1], type=dict[str, object])
    assert data["visitor"] == "bob"
    assert "Lingered on a policy" in batches[0]
    assert "“Returns at a glance”" in batches[0]


def test_a_new_reader_is_told_first_what_happened_last(tmp_path: Path) -> None:
    with serving(prepared(tmp_path)) as client:
        waver(client, "ann", NOON)
        for number in range(60):  # read in from elsewhere, later
            send(client, wavering(f"old-{number}", NOON - DAY), NOON - DAY)
    hello, *others = run(chunks(tmp_path, None, live_stream.LIFETIME_S / 4))
    assert "id: 61\nevent: hello\n" in hello
    latest = msgspec.json.decode(hello.split("data: ", 1)[1], type=list[dict[str, object]])
    assert (len(latest), latest[-1]["visitor"]) == (50, "ann")
    assert "“Returns at a glance”" in hello
    assert not [chunk for chunk in others if "event: batch" in chunk]


def test_a_silent_stream_keeps_the_line_alive_and_ends(tmp_path: Path) -> None:
    prepared(tmp_path)
    told = run(chunks(tmp_path, 0, live_stream.HEARTBEAT_S))
    assert told[0].startswith("retry: ")
    assert "\nid: 0\nevent: hello\ndata: []\n\n" in told[0]
    assert ": still here\n\n" in told


def test_a_stream_whose_reader_goes_frees_its_place(tmp_path: Path) -> None:
    async def read_one() -> tuple[int, int]:
        streams = Streams()
        async with open_store(prepared_url) as store:
            follow = streams.follow(store, SITE, 0, names=NAMES)
            await anext(follow)
            before = streams.open
            await follow.aclose()  # type: ignore[attr-defined]  # it is a generator
            return before, streams.open

    prepared_url = prepared(tmp_path).database_url
    assert run(read_one()) == (1, 0)


def test_one_stream_too_many_is_turned_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Streams, "is_full", True)
    with serving(prepared(tmp_path)) as client:
        assert sign_in(client) == 303
        reply = client.get("/admin/live/events")
    assert reply.status_code == 503
    assert reply.headers["retry-after"] == "2"
