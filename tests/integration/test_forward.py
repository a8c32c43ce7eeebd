"""What happens in the shop reaches the owner's tools: signed, once, and only what they asked for."""

import msgspec
from msgspec.structs import replace
from standardwebhooks import Webhook as Verifier

from tests.support.builders import (
    NOW,
    a_batch,
    a_moment,
    a_record,
    an_entry,
    an_event,
    bytes_of,
)
from tests.support.receiver import WEBHOOK_SECRET, Received, Receiver, receiving
from waverly.channels import Courier
from waverly.clock import SettableClock
from waverly.integrations import Forwarder, Integrations
from waverly.integrations.config import Ga4Tool, SegmentTool, WebhookTool
from waverly.integrations.forward import SETTLE_MS
from waverly.integrations.tools import channels_of
from waverly.storage import Store


class Line:
    """A journal, a forwarder and a courier, and the clock they share."""

    def __init__(self, store: Store, receiver: Receiver) -> None:
        self.store = store
        self.receiver = receiver
        self.clock = SettableClock()
        url = receiver.url
        tools = Integrations(
            webhook=(WebhookTool(name="hook", url=f"{url}/hook", secret=WEBHOOK_SECRET),),
            segment=(SegmentTool(name="segment", url=f"{url}/v1/track", write_key="wk"),),
            ga4=(Ga4Tool(name="ga4", url=f"{url}/mp", measurement_id="G-1", api_secret="s"),),
        )
        self.forwarder = Forwarder(store, self.clock, tools)
        self.courier = Courier(store, self.clock, channels_of(tools))

    async def carry(self) -> None:
        self.clock.set(NOW + 10 * SETTLE_MS)
        while await self.forwarder.forward():
            pass
        while await self.courier.deliver_due():
            pass

    def at(self, path: str) -> list[Received]:
        return [one for one in self.receiver.received if one.path.startswith(path)]


async def begun(store: Store, receiver: Receiver) -> Line:
    """A line whose forwarder has seen the journal's end."""
    line = Line(store, receiver)
    await line.forwarder.forward()
    return line


async def test_a_moment_reaches_segment_and_the_signed_webhook_and_not_ga4(store: Store) -> None:
    async with receiving() as receiver:
        line = await begun(store, receiver)
        await store.journal.append(an_entry(body=bytes_of(a_batch(a_moment()))))
        await line.carry()
    assert len(line.at("/hook")) == 1
    (call,) = (msgspec.json.decode(one.body) for one in line.at("/v1/track"))
    assert call["event"] == "Waverly Size Guide Unresolved"
    assert line.at("/mp") == []


async def test_an_exposure_tells_campaign_arm_and_group_to_ga4(store: Store) -> None:
    record = a_record("d1", arm="fit-help", displayed=True)
    seen = bytes_of(a_batch(an_event("overlay_exposed", decision="d1")))
    async with receiving() as receiver:
        line = await begun(store, receiver)
        await store.journal.append(an_entry(1, record=record))
        await store.journal.append(an_entry(2, body=seen))
        await line.carry()
    events = [msgspec.json.decode(one.body)["events"][0] for one in line.at("/mp")]
    assert [event["name"] for event in events] == ["waverly_decision", "waverly_overlay_exposed"]
    assert [event["params"]["group"] for event in events] == ["shown", "shown"]


async def test_two_forwarders_tell_everything_once(store: Store) -> None:
    async with receiving() as receiver:
        first, second = await begun(store, receiver), await begun(store, receiver)
        await store.journal.append(an_entry(body=bytes_of(a_batch(a_moment()))))
        for line in (first, second):
            await line.carry()
    assert len(first.at("/hook")) == 1


async def test_what_was_there_before_the_tool_was_set_up_is_not_told(store: Store) -> None:
    await store.journal.append(an_entry(body=bytes_of(a_batch(a_moment()))))
    async with receiving() as receiver:
        line = await begun(store, receiver)
        await line.carry()
    assert receiver.received == []


async def test_a_batch_that_has_just_come_waits_until_it_has_settled(store: Store) -> None:
    async with receiving() as receiver:
        line = await begun(store, receiver)
        line.clock.set(NOW)
        late = an_entry(body=bytes_of(a_batch(a_moment())))
        await store.journal.append(replace(late, received_at=NOW + SETTLE_MS))
        assert await line.forwarder.forward() == 0
        await line.carry()
    assert len(line.at("/hook")) == 1


async def test_a_webhook_verifies_by_the_standard_library_within_its_five_minutes(
    store: Store,
) -> None:
    async with receiving() as receiver:
        line = await begun(store, receiver)
        await store.journal.append(an_entry(body=bytes_of(a_batch(a_moment()))))
        await line.forwarder.forward()
        line.clock.reset()  # a verifier refuses what is older than five minutes
        while await line.forwarder.forward():
            pass
        await line.courier.deliver_due()
    (hook,) = line.at("/hook")
    assert (
        Verifier(WEBHOOK_SECRET)
        .verify(hook.body, hook.headers)["type"]
        .startswith("waverly.moment")
    )
