"""Every question of the Metabase starter runs on the views, on both databases."""

from pathlib import Path

import msgspec
from sqlalchemy import text

from tests.support.builders import DAY, NOW, ROOT
from tests.support.journal_visits import bought, everything_counted, wavered
from waverly.storage import Store
from waverly.storage.measured.report_views import create_views

STARTER: Path = ROOT / "docs" / "metabase" / "dashboard.json"


async def test_every_question_of_the_starter_gives_rows(store: Store) -> None:
    for number in range(12):
        held_out = "campaign" if number % 3 == 0 else None
        await wavered(store, f"v{number}", at=NOW + number, held_out=held_out)
        await bought(store, f"v{number}", f"o{number}", at=NOW + DAY)
    await everything_counted(store)
    await create_views(store)
    cards = msgspec.json.decode(STARTER.read_bytes())["cards"]
    async with store.read() as connection:
        rows = {
            card["name"]: len((await connection.execute(text(card["sql"]))).all()) for card in cards
        }
    # Twelve shoppers are too few for a rate, and the starter must say so by showing none.
    assert rows.pop("Buyers, shown and held out") == 0
    assert all(rows.values()), rows
