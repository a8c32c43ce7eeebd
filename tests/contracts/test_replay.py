"""Every decision can be made again from the journal, and every candidate's fate is told.

- `explain` gives the same record for every decision ever made, but for the time it took;
- each candidate that did not win has exactly one deciding rule with the values compared, or a score;
- chances to be shown sum to 1, and the arm drawn is among them.
"""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.support.builders import KEY, ask_store, put_in_force
from tests.support.visits import helpful, send_visits
from waverly.app import create_app
from waverly.deciding import Record
from waverly.errors import NotFound
from waverly.pipeline.explain import Explanation, explain, models_in
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.log.decision_rows import recent_decisions


async def again(store: Store) -> list[Explanation]:
    records = await recent_decisions(store, KEY, limit=5_000)
    load = models_in(Path)
    return [await explain(store, record.id, load) for record in records]


def test_a_thousand_decisions_are_the_same_made_again(settings: Settings) -> None:
    put_in_force(settings, *helpful())
    with TestClient(create_app(settings)) as client:
        send_visits([client], helpful(), 1_400)
    explanations = ask_store(settings, again)
    assert len(explanations) >= 1_000
    assert [e.recorded.id for e in explanations if not e.same] == []
    assert [e.recorded.id for e in explanations if not is_told_in_full(e.recorded)] == []
    assert len({e.recorded.arm for e in explanations}) == 5
    assert any(e.recorded.held_out for e in explanations)


def is_told_in_full(record: Record) -> bool:
    for fate in record.fates:
        ruled_out = fate.rule is not None and fate.found is not None and fate.wanted is not None
        if ruled_out == (fate.score is not None):
            return False
    fates = sorted(fate.campaign for fate in record.fates)
    return (
        fates == sorted(campaign.id for campaign in helpful())
        and abs(sum(record.propensities.values()) - 1) < 1e-9
        and record.arm in record.propensities
    )


async def test_a_decision_nobody_made_cannot_be_explained(store: Store) -> None:
    with pytest.raises(NotFound, match="no such decision"):
        await explain(store, "unheard-of", models_in(Path))
