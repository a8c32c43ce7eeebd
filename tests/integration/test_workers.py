"""Several processes on one database serve a session as one would."""

import shutil
from pathlib import Path

from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.support.builders import DAY, KEY, NOW, SECRET, ask_store, put_in_force
from tests.support.visits import helpful, send_visits
from waverly.app import create_app
from waverly.deciding import Record
from waverly.settings import Settings
from waverly.storage.log.decision_rows import recent_decisions
from waverly.wire import Answer


def served(settings: Settings, workers: int) -> tuple[list[list[Answer]], list[Record]]:
    """What visitors were answered, and what was recorded, with batches going to workers in turn."""
    with TestClient(create_app(settings)) as one, TestClient(create_app(settings)) as two:
        visited = send_visits([one, two][:workers], helpful(), 150)
    records = ask_store(settings, lambda store: recent_decisions(store, KEY))
    return (
        [visit.answers for visit in visited],
        sorted((_timeless(record) for record in records), key=lambda record: record.id),
    )


def _timeless(record: Record) -> Record:
    """The record without how long it took and when its process had last read the catalogue."""
    return replace(record, micros=0, sight=replace(record.sight, read_at=0))


def test_two_taking_turns_answer_and_decide_exactly_as_one(
    settings: Settings, tmp_path: Path
) -> None:
    put_in_force(settings, *helpful())
    shutil.copytree(settings.home, tmp_path / "twin")
    alone = served(settings, 1)
    in_turn = served(replace(settings, home=str(tmp_path / "twin")), 2)
    assert len(alone[1]) > 50
    assert in_turn == alone


def test_a_clock_set_in_one_process_is_the_clock_of_all(settings: Settings) -> None:
    def put(client: TestClient, now: int | None) -> None:
        assert client.put("/v1/clock", json={"now": now}, headers=bearer).status_code == 200

    def told(client: TestClient) -> int:
        now: int = client.get("/v1/clock", headers=bearer).json()["now"]
        return now

    bearer = {"authorization": f"Bearer {SECRET}"}
    app = replace(settings, test_mode=True)
    with TestClient(create_app(app)) as one, TestClient(create_app(app)) as two:
        put(one, NOW + 900 * DAY)
        with TestClient(create_app(app)) as begun_later:
            times = [told(each) for each in (one, two, begun_later)]
        assert NOW + 900 * DAY <= min(times) <= max(times) < NOW + 901 * DAY
        put(two, None)
        assert told(one) < NOW + 900 * DAY
