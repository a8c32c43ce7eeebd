"""Sends simulated visits over HTTP, many at once, step by step in order of time."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence

import aiohttp
import msgspec
from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.errors import WaverlyError
from waverly.simulation.batches import batch_of
from waverly.simulation.courses import Course, Queue
from waverly.simulation.shopper import SimulatedVisit
from waverly.simulation.walk import ShopItem, Story
from waverly.simulation.world import World
from waverly.wire import Answer

AT_ONCE = 48
"""Batches under way at the same time: enough to fill the server's group commits."""

_encode = msgspec.json.Encoder().encode
_answers = msgspec.json.Decoder(Answer)


class Tally(Struct, kw_only=True):
    """What really happened, to be compared with what a report says."""

    visits: int = 0
    batches: int = 0
    asked: int = 0
    displayed: int = 0
    dismissed: int = 0
    orders: int = 0
    revenue: float = 0.0
    by_campaign: dict[str, int] = {}

    def add(self, story: Story) -> None:
        """Add one visit."""
        self.visits += 1
        self.asked += story.asked
        self.dismissed += story.dismissed
        self.orders += story.bought
        self.revenue = round(self.revenue + story.value, 2)
        if story.displayed is not None:
            self.displayed += 1
            self.by_campaign[story.displayed] = self.by_campaign.get(story.displayed, 0) + 1


class Target(Struct, frozen=True, kw_only=True):
    """Where to send. `set_clock` tells the server when each batch happens (test mode only)."""

    url: str
    site: str
    set_clock: bool


async def send_visits(
    target: Target,
    visits: Iterable[SimulatedVisit],
    world: World,
    items: Sequence[ShopItem],
    campaigns: Mapping[str, Campaign],
    on_visit: Callable[[Tally], None],
) -> Tally:
    """Send every visit and return what happened. Raises WaverlyError when the server refuses a batch."""
    tally = Tally()
    queue = Queue(Course(visit, world, items, campaigns) for visit in visits)
    connector = aiohttp.TCPConnector(limit=AT_ONCE)
    async with aiohttp.ClientSession(connector=connector) as http:

        async def work() -> None:
            while (course := queue.get()) is not None:
                answer = await _post(http, target, course)
                tally.batches += 1
                story = course.answered(answer)
                if story is None:
                    queue.put(course)
                else:
                    tally.add(story)
                    on_visit(tally)

        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(work())
    return tally


async def _post(http: aiohttp.ClientSession, target: Target, course: Course) -> Answer:
    step = course.step
    batch = batch_of(target.site, course.visit, step, course.version)
    headers = {"content-type": "text/plain"}
    if target.set_clock:
        headers["waverly-now"] = str(step.at)
    async with http.post(f"{target.url}/v1/collect", data=_encode(batch), headers=headers) as reply:
        content = await reply.read()
    if reply.status != 200:
        raise WaverlyError(
            "The server refused a simulated batch",
            place=f"{target.url}/v1/collect",
            value=content.decode("utf-8", "replace")[:300],
            mend="Is it running, in test mode, with this site key?",
        )
    return _answers.decode(content)
