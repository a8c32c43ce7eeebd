"""The simulator over real HTTP against a real server."""

import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from msgspec.structs import replace

from tests.support.builders import DAY, KEY, NOW, SECRET, put_in_force
from tests.support.visits import helpful
from waverly.app import create_app
from waverly.errors import WaverlyError
from waverly.settings import Settings
from waverly.simulation.run import SimulationPlan, simulate


@pytest.fixture
def url(settings: Settings) -> Iterator[str]:
    put_in_force(settings, *helpful())
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


async def test_the_tally_is_what_the_server_kept(url: str, settings: Settings) -> None:
    told: list[int] = []
    plan = SimulationPlan(url=url, site=KEY, secret=SECRET, visits=40, start=NOW, days=2)
    tally = await simulate(plan, lambda so_far: told.append(so_far.visits))
    assert (tally.visits, len(told)) == (40, 40)
    assert tally.batches > 80
    assert tally.displayed == sum(tally.by_campaign.values())


async def test_shoppers_can_be_made_easier_to_help(url: str, settings: Settings) -> None:
    orders = []
    for help_, start in ((-9.0, NOW), (9.0, NOW + 30 * DAY)):
        plan = SimulationPlan(
            url=url, site=KEY, secret=SECRET, visits=120, start=start, days=2, help=help_, seed=2
        )
        tally = await simulate(plan, lambda so_far: None)
        assert tally.displayed > 5
        orders.append(tally.orders)
    assert orders[0] + 5 < orders[1]


async def test_a_server_that_refuses_or_is_not_there_is_told(url: str) -> None:
    plan = SimulationPlan(url=url, site=KEY, secret="sk_wrong", visits=1, start=NOW, days=1)
    with pytest.raises(WaverlyError, match="refuses"):
        await simulate(plan, lambda so_far: None)
    with pytest.raises(WaverlyError, match="does not answer"):
        await simulate(replace(plan, url="http://127.0.0.1:1"), lambda so_far: None)
