"""Visits as the server would have journalled them."""

from tests.benchmarks import shop
from tests.benchmarks.load import EVENTS_A_BATCH, batches
from waverly.deciding import Record
from waverly.sessions import Profile
from waverly.storage import Entry, Opening

BATCHES = 6_000
BATCHES_A_SESSION = 12


def entries() -> list[Entry]:
    """Sessions of twelve batches of twenty events; the last batch of each asks."""
    opening = Opening(device="desktop", referrer="search", profile=Profile())
    entries = []
    for number, body in enumerate(batches(BATCHES, ask=True, run=1)):
        session, version = f"s-{number // BATCHES_A_SESSION}", number % BATCHES_A_SESSION + 1
        at = 1_790_000_000_000 + number * 100
        entries.append(
            Entry(
                site=shop.SITE,
                visitor=f"v-{session}",
                session=session,
                version=version,
                received_at=at,
                body=body,
                opening=opening if version == 1 else None,
                record=_record(session, version, at) if version == BATCHES_A_SESSION else None,
            )
        )
    return entries


def _record(session: str, version: int, at: int) -> Record:
    return Record(
        id=f"d-{session}",
        site=shop.SITE,
        visitor=f"v-{session}",
        session=session,
        version=version,
        view="w",
        seq=EVENTS_A_BATCH,
        at=at,
        moment="pause",
        strength=1.0,
        policy="p",
        propensities={"nothing": 1.0},
    )
