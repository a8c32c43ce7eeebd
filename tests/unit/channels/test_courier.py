import asyncio

import pytest

from tests.support.builders import KEY, MINUTE, NOW
from tests.support.receiver import WEBHOOK_SECRET, Receiver, receiving
from waverly.channels import Courier
from waverly.channels.courier import BROKE
from waverly.channels.retries import WAITS_MS
from waverly.channels.webhook import Webhook
from waverly.clock import SettableClock
from waverly.storage import Store
from waverly.storage.chores.outbox_rows import (
    Draft,
    Message,
    forget_sent,
    outbox_summary,
    queue,
    send_again,
)


def a_draft(key: str = "k1", target: str = "tool") -> Draft:
    return Draft(site=KEY, target=target, key=key, kind="moment.pause", body=b'{"type":"x"}')


def a_courier(store: Store, receiver: Receiver, clock: SettableClock) -> Courier:
    clock.set(NOW)
    return Courier(
        store, clock, {"tool": Webhook(name="tool", url=receiver.url, secret=WEBHOOK_SECRET)}
    )


async def test_what_is_queued_arrives_once_however_often_it_is_queued(store: Store) -> None:
    async with receiving() as receiver:
        courier = a_courier(store, receiver, SettableClock())
        await queue(store, [a_draft()], NOW)
        await courier.deliver_due()
        assert await queue(store, [a_draft()], NOW) == 0
        assert await courier.deliver_due() == 0
    assert [one.body for one in receiver.received] == [b'{"type":"x"}']


async def test_two_couriers_deliver_each_message_once(store: Store) -> None:
    async with receiving() as receiver:
        couriers = [a_courier(store, receiver, SettableClock()) for _ in range(2)]
        await queue(store, [a_draft(f"k{number}") for number in range(20)], NOW)
        await asyncio.gather(*(courier.deliver_due() for courier in couriers))
    identities = [one.headers["webhook-id"] for one in receiver.received]
    assert sorted(identities) == sorted({f"msg_k{number}" for number in range(20)})


async def test_a_failure_is_tried_again_after_the_wait_and_with_the_same_id(store: Store) -> None:
    async with receiving() as receiver:
        clock = SettableClock()
        courier = a_courier(store, receiver, clock)
        receiver.statuses = [503]
        await queue(store, [a_draft()], NOW)
        await courier.deliver_due()
        assert await courier.deliver_due() == 0
        clock.set(NOW + WAITS_MS[0] + MINUTE)
        assert await courier.deliver_due() == 1
    first, second = (one.headers["webhook-id"] for one in receiver.received)
    assert first == second == "msg_k1"


async def test_after_the_last_wait_it_gives_up_and_says_why(store: Store) -> None:
    async with receiving() as receiver:
        clock = SettableClock()
        courier = a_courier(store, receiver, clock)
        receiver.statuses = [503] * 99
        await queue(store, [a_draft()], NOW)
        for number in range(20):
            clock.set(NOW + number * 25 * 60 * MINUTE)
            await courier.deliver_due()
    (waiting,) = await outbox_summary(store)
    assert len(receiver.received) == len(WAITS_MS) + 1
    assert (waiting.given_up, waiting.waiting) == (1, 0)
    assert waiting.an_error == "The other side refuses: status 503."


class _Broken:
    """A channel that trips over what it is to deliver."""

    name = "broken"

    async def deliver(self, message: Message, now: int) -> None:
        raise ValueError("of a shopper's making")


async def test_a_message_that_breaks_its_channel_holds_up_no_other(store: Store) -> None:
    async with receiving() as receiver:
        clock = SettableClock()
        clock.set(NOW)
        tool = Webhook(name="tool", url=receiver.url, secret=WEBHOOK_SECRET)
        courier = Courier(store, clock, {"broken": _Broken(), "tool": tool})
        await queue(store, [a_draft("k1", "broken"), a_draft("k2")], NOW)
        assert await courier.deliver_due() == 2
    broken, sent = sorted(await outbox_summary(store), key=lambda each: each.target)
    assert (broken.waiting, sent.sent) == (1, 1)
    assert broken.an_error == BROKE


async def test_what_is_refused_for_good_is_not_tried_again(store: Store) -> None:
    async with receiving() as receiver:
        courier = a_courier(store, receiver, SettableClock())
        receiver.statuses = [410]
        await queue(store, [a_draft()], NOW)
        await courier.deliver_due()
    assert [one.given_up for one in await outbox_summary(store)] == [1]


async def test_a_destination_that_was_taken_away_stops_nobody(store: Store) -> None:
    async with receiving() as receiver:
        courier = a_courier(store, receiver, SettableClock())
        await queue(store, [a_draft(target="gone"), a_draft()], NOW)
        await courier.deliver_due()
    assert len(receiver.received) == 1
    assert {one.target: one.given_up for one in await outbox_summary(store)} == {
        "gone": 1,
        "tool": 0,
    }


async def test_a_server_that_is_not_there_is_a_failure_like_any_other(store: Store) -> None:
    async with receiving() as receiver:
        pass
    courier = a_courier(store, receiver, SettableClock())
    await queue(store, [a_draft()], NOW)
    await courier.deliver_due()
    (waiting,) = await outbox_summary(store)
    assert waiting.waiting == 1
    assert "does not answer" in (waiting.an_error or "")


async def test_a_destination_that_is_away_does_not_fill_the_log(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    async with receiving() as receiver:
        clock = SettableClock()
        courier = a_courier(store, receiver, clock)
        receiver.statuses = [503] * 40
        await queue(store, [a_draft(f"k{number}") for number in range(20)], NOW)
        for minutes in (0, 1, 60):
            clock.set(NOW + minutes * MINUTE)
            await courier.deliver_due()
    assert caplog.messages == [
        "no message reaches tool: The other side refuses: status 503; failure 1 in a row",
        "no message reaches tool: The other side refuses: status 503; failure 2 in a row",
        "works again after failure 2: no message reaches tool",
    ]


async def test_a_message_refused_among_others_is_named(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    async with receiving() as receiver:
        courier = a_courier(store, receiver, SettableClock())
        receiver.statuses = [410]
        await queue(store, [a_draft("k1"), a_draft("k2")], NOW)
        await courier.deliver_due()
    (said,) = caplog.messages
    assert said.startswith("message ") and said.endswith("refuses: status 410.")


async def test_what_was_sent_can_be_sent_again(store: Store) -> None:
    async with receiving() as receiver:
        courier = a_courier(store, receiver, SettableClock())
        await queue(store, [a_draft()], NOW)
        await courier.deliver_due()
        assert await send_again(store, "tool", since=NOW, now=NOW) == 1
        await courier.deliver_due()
    assert len(receiver.received) == 2


async def test_old_messages_are_forgotten_and_waiting_ones_are_not(store: Store) -> None:
    async with receiving() as receiver:
        courier = a_courier(store, receiver, SettableClock())
        await queue(store, [a_draft()], NOW)
        await courier.deliver_due()
        await queue(store, [a_draft("k2")], NOW)
    assert await forget_sent(store, NOW + MINUTE) == 1
    assert [one.waiting for one in await outbox_summary(store)] == [1]
