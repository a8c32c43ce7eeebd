"""Things as the tests need them: one obvious line each, with only what matters spelt out."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec
from httpx2 import ASGITransport, Request
from starlette.testclient import TestClient

from waverly.campaigns import Campaign
from waverly.catalogue import ProductFacts, Review
from waverly.deciding import Opportunity, Policy, Record
from waverly.sessions import BatchArrived, Profile, SessionState, fold_all
from waverly.settings import Settings
from waverly.storage import Entry, Opening, Store, open_store
from waverly.storage.site.policy_rows import apply_campaigns
from waverly.wire import Answer, Ask, Consent, Event, Events, Page, decode_events

ROOT = Path(__file__).resolve().parents[2]
KEY = "pk_test"
SECRET = "sk_test"
ORIGIN = "https://shop.example"
NOW = 1_790_000_000_000
"""Monday 2026-09-21, 14:13:20 UTC."""
MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
UTC = ZoneInfo("UTC")

Json = dict[str, object]
Found = TypeVar("Found")

_answers = msgspec.json.Decoder(Answer)


def an_event(kind: str, seq: int = 1, at: int = NOW, **fields: object) -> Json:
    return {"kind": kind, "seq": seq, "at": at, **fields}


def a_moment(kind: str = "size_guide_unresolved", seq: int = 1, **fields: object) -> Json:
    return an_event(kind, seq) | {"strength": 1.0} | fields


def a_page(type_: str = "product", **fields: object) -> Json:
    return {"type": type_, "path": "/p/alpha", "product": {"id": "alpha", "price": 90.0}, **fields}


def a_batch(*events: Json, **changes: object) -> Json:
    """A batch of a shopper who consents to everything; `ask=3` asks about the event numbered 3."""
    batch: Json = {
        "v": 1,
        "site": KEY,
        "visitor": "visitor-1",
        "session": "session-1",
        "view": "view-1",
        "sent_at": NOW,
        "consent": {"analytics": True, "personalization": True},
        "page": a_page(),
        "events": list(events),
    } | changes
    if isinstance(batch.get("ask"), int):
        batch["ask"] = {"seq": batch["ask"]}
    return batch


def a_request(kind: str, **changes: object) -> Json:
    """What a shopper hands in, with the agreement it needs: a wish, a letter, a kept cart."""
    known: Json = {
        "v": 1,
        "site": KEY,
        "visitor": "visitor-1",
        "session": "session-1",
        "decision": "decision-1",
        "kind": kind,
        "agreed": True,
    }
    return known | changes


def bytes_of(content: object) -> bytes:
    return msgspec.json.encode(content)


def post(client: TestClient, batch: object, now: int = NOW) -> Answer:
    """Send a batch as if it were `now`, and return the answer; anything but 200 fails.

    In the loop the server runs in: the test client crosses between threads eight times a request.
    """
    assert client.portal is not None
    headers = {"waverly-now": str(now)}
    request = Request(
        "POST", f"{client.base_url}/v1/collect", content=bytes_of(batch), headers=headers
    )
    status, content = client.portal.call(_answered, ASGITransport(client.app), request)
    assert status == 200, content
    return _answers.decode(content)


async def _answered(server: ASGITransport, request: Request) -> tuple[int, bytes]:
    reply = await server.handle_async_request(request)
    return reply.status_code, await reply.aread()


def ask_store(settings: Settings, question: Callable[[Store], Awaitable[Found]]) -> Found:
    """Ask the database beside the running server."""

    async def ask() -> Found:
        async with open_store(settings.database_url) as store:
            return await question(store)

    return asyncio.run(ask())


def told(*events: Json) -> Events:
    """What the wire makes of events."""
    return decode_events([msgspec.Raw(bytes_of(event)) for event in events])


def arrived(view: str = "view-1", at: int = NOW, **changes: object) -> BatchArrived:
    known: Json = {
        "received_at": at,
        "sent_at": at,
        "view": view,
        "consent": Consent(analytics=True, personalization=True),
    }
    return msgspec.convert(known | changes, BatchArrived, from_attributes=True)


def state_after(*events: Json) -> SessionState:
    """The state of a session after one batch."""
    good: list[Event] = told(*events).good
    return fold_all(SessionState(id="session-1", visitor="visitor-1"), [arrived(), *good])


def a_campaign(identity: str = "fit-help", /, **changes: object) -> Campaign:
    content: Json = {
        "id": identity,
        "name": "Help with the fit",
        "why": "You looked at the size guide.",
        "causes": {"fit": 1.0},
        "trigger": {"moments": ["size_guide_unresolved"]},
        "overlay": {"kind": "message", "title": "Sizes", "body": "They run true to size."},
    }
    return msgspec.convert(content | changes, Campaign)


def a_policy(*campaigns: Campaign, **changes: object) -> Policy:
    return msgspec.structs.replace(
        Policy(version="p1", campaigns=campaigns or (a_campaign(),)), **changes
    )


def an_opportunity(**changes: object) -> Opportunity:
    """A consenting visitor who left the size guide of a product page without a size."""
    state = SessionState(
        id="session-1",
        visitor="visitor-1",
        version=1,
        consent=Consent(analytics=True, personalization=True),
    )
    known = Opportunity(
        site=KEY,
        visitor="visitor-1",
        session="session-1",
        view="view-1",
        seq=1,
        at=NOW,
        moment="size_guide_unresolved",
        strength=1.0,
        ask=Ask(seq=1),
        page=Page(type="product", path="/p/alpha"),
        state=state,
        profile=Profile(),
        causes={"fit": 1.0},
    )
    return msgspec.structs.replace(known, **changes)


def some_facts(**changes: object) -> ProductFacts:
    reviews = (
        Review(id="r1", text="Fits true to size. The colour faded.", rating=5.0, author="Ana"),
        Review(id="r2", text="Too narrow a fit for me.", rating=2.0),
        Review(id="r3", text="Good grip in the mud.", rating=4.0),
    )
    known = ProductFacts(id="alpha", name="Alpha", price=90.0, currency="EUR", reviews=reviews)
    return msgspec.structs.replace(known, **changes)


def a_record(identity: str = "d1", **changes: object) -> Record:
    known = Record(
        id=identity,
        site=KEY,
        visitor="visitor-1",
        session="session-1",
        version=1,
        view="view-1",
        seq=1,
        at=NOW,
        moment="pause",
        strength=1.0,
        policy="p1",
    )
    return msgspec.structs.replace(known, **changes)


def an_entry(version: int = 1, **changes: object) -> Entry:
    """What one batch leaves behind; the first of a session opens it."""
    opening = Opening(device="desktop", referrer="direct", profile=Profile())
    known = Entry(
        site=KEY,
        visitor="visitor-1",
        session="session-1",
        version=version,
        received_at=NOW + version,
        body=bytes_of(a_batch()),
        opening=opening if version == 1 else None,
    )
    return msgspec.structs.replace(known, **changes)


def put_in_force(settings: Settings, *campaigns: Campaign) -> str:
    """Apply campaigns before the server starts; return the policy version."""
    return ask_store(settings, lambda store: apply_campaigns(store, KEY, campaigns, NOW * 2))
