"""A whole simulation: asks the server for its campaigns, reads the feed, sends the visits."""

from collections.abc import Callable
from typing import Literal

import aiohttp
import msgspec
from msgspec import Struct
from msgspec.structs import replace

from waverly.campaigns import Campaign
from waverly.errors import WaverlyError
from waverly.simulation.items import ITEMS
from waverly.simulation.sender import Tally, Target, send_visits
from waverly.simulation.shopper import visits
from waverly.simulation.walk import ShopItem
from waverly.simulation.world import World


class SimulationPlan(Struct, frozen=True, kw_only=True):
    """What to simulate. `start` is in milliseconds; `feed` is the address of a JSON list of products.

    `help` is what fitting help adds to the log odds of an order, where the world's own is not wanted.
    """

    url: str
    site: str
    secret: str
    visits: int
    start: int
    days: float
    world: str = "A"
    help: float | None = None
    seed: int = 1
    feed: str | None = None
    set_clock: bool = True


class _InForce(Struct, frozen=True, kw_only=True):
    campaigns: tuple[Campaign, ...]


async def simulate(plan: SimulationPlan, on_visit: Callable[[Tally], None]) -> Tally:
    """Run a simulation and return what really happened. Raises WaverlyError when the server refuses."""
    async with aiohttp.ClientSession() as http:
        bearer = {"authorization": f"Bearer {plan.secret}"}
        content = await _get(http, f"{plan.url}/v1/campaigns", bearer)
        campaigns = msgspec.json.decode(content, type=_InForce).campaigns
        items = ITEMS
        if plan.feed is not None:
            items = msgspec.json.decode(await _get(http, plan.feed, {}), type=tuple[ShopItem, ...])
    world = World(name=msgspec.convert(plan.world, Literal["A", "B", "C"]))
    if plan.help is not None:
        world = replace(world, help=plan.help)
    return await send_visits(
        Target(url=plan.url, site=plan.site, set_clock=plan.set_clock),
        visits(world, plan.visits, plan.start, plan.days, plan.seed),
        world,
        items,
        {campaign.id: campaign for campaign in campaigns},
        on_visit,
    )


async def _get(http: aiohttp.ClientSession, url: str, headers: dict[str, str]) -> bytes:
    try:
        async with http.get(url, headers=headers) as reply:
            content = await reply.read()
    except aiohttp.ClientError as error:
        raise WaverlyError(
            "This address does not answer", place=url, value=str(error), mend="Is it running?"
        ) from error
    if reply.status != 200:
        raise WaverlyError("This address refuses", place=url, value=content.decode()[:300])
    return content
