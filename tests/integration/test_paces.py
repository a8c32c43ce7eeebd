"""A checkout step's own pace reaches the page of that step, and no other."""

import asyncio

import pytest
from msgspec import UNSET
from starlette.testclient import TestClient

from tests.support.a_thousand_visits import a_visit
from tests.support.builders import KEY, NOW, a_batch, a_moment, a_page, post
from waverly.app import create_app
from waverly.reporting.capture.paces import LEAST_VIEWS, update_paces
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.measured.visit_rows import View, write_visits


async def learn(settings: Settings) -> int:
    """Let the shop have seen many who paid within half a minute."""
    paid = View(at=NOW, type="checkout", stage="payment", active_ms=30_000)
    visits = [a_visit(f"v-{n}", views=(paid,), orders=(f"o-{n}",)) for n in range(LEAST_VIEWS)]
    async with open_store(settings.database_url) as store:
        async with store.write() as connection:
            await write_visits(connection, KEY, visits)
        return await update_paces(store, KEY, NOW + 1)


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (a_page("checkout", step="payment"), 30_000),
        (a_page("checkout", step="address"), UNSET),
        (a_page("checkout"), UNSET),
        (a_page("product"), UNSET),
    ],
)
def test_a_step_with_a_pace_is_told_it(settings: Settings, page: object, told: object) -> None:
    assert asyncio.run(learn(settings)) == 1
    with TestClient(create_app(settings)) as client:
        assert post(client, a_batch(a_moment("pause"), page=page)).stall_ms == told
