"""A shop with one owner, and shoppers who are whatever a test says."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from starlette.testclient import TestClient
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from demo_store import feed
from tests.support.builders import DAY, NOW
from tests.support.homes import copied_home
from waverly.app import create_app
from waverly.catalogue import ShopFacts
from waverly.first_run import prepare
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.catalogue.shop_rows import remember_shop
from waverly.wire import Answer

SITE = "pk_test"
SECRET = "sk_test"
OWNER = "owner"
PASSWORD = "correct horse"
NOON = NOW // DAY * DAY + DAY // 2
CONSENT = {"analytics": True, "personalization": True, "marketing": False}

Event = dict[str, object]


def prepared(home: Path, **changes: object) -> Settings:
    """Return the settings of a new home with a site, an owner and the demo's campaigns."""
    return msgspec.structs.replace(copied_home(_prepare, home), **changes)


async def _prepare(settings: Settings) -> None:
    await prepare(
        settings,
        site="Test shop",
        key=SITE,
        origins=("*",),
        admin=OWNER,
        password=PASSWORD,
        secret=SECRET,
        campaigns_from=("starter", "demo"),
    )
    async with open_store(
        settings.database_url
    ) as store:  # the demo's campaigns speak of its terms
        await remember_shop(store, SITE, msgspec.convert(feed.shop(), ShopFacts), NOON)


@contextmanager
def serving(
    settings: Settings, host: str = "testclient", trusted: str | None = None
) -> Iterator[TestClient]:
    """Give a client at an address that follows no redirects; `trusted` is that of a proxy."""
    app: ASGIApp = create_app(settings)
    if trusted is not None:
        app = ProxyHeadersMiddleware(app, trusted)  # type: ignore[arg-type, assignment]  # its own names for ASGI
    with TestClient(app, follow_redirects=False, client=(host, 50_000)) as client:
        yield client


def form_token(page: str) -> str:
    """Return the token in a page's first form."""
    return page.split('name="token" value="', 1)[1].split('"', 1)[0]


def sign_in(client: TestClient, password: str = PASSWORD, name: str = OWNER) -> int:
    """Sign in as a browser would; return the status."""
    token = form_token(client.get("/admin/sign-in").text)
    form = {"token": token, "next": "/admin/sessions", "name": name, "password": password}
    return int(client.post("/admin/sign-in", data=form).status_code)


def product_page(name: str = "Lumen", referrer: str = "direct") -> dict[str, object]:
    """Return what the client tells of a product page."""
    product = {"id": "FW-1", "name": name, "price": 129.0, "currency": "EUR"}
    return {
        "type": "product",
        "path": "/p/lumen",
        "product": product,
        "referrer": referrer,
        "device": "desktop",
    }


def batch(
    visitor: str,
    events: Sequence[Event],
    at: int,
    *,
    session: str = "",
    page: dict[str, object] | None = None,
    ask: bool = False,
    view: str = "v1",
) -> bytes:
    """Return the body of a batch sent at `at`; `ask` asks about its last event."""
    session = session or f"s-{visitor}"
    timed = [{"seq": seq, "at": at, **event} for seq, event in enumerate(events, 1)]
    body: dict[str, object] = {
        "v": 1,
        "site": SITE,
        "visitor": visitor,
        "session": session,
        "view": view,
        "sent_at": at,
        "consent": CONSENT,
        "page": page,
        "events": timed,
    }
    if ask:
        body["ask"] = {"seq": len(timed), "placements": ["corner"]}
    return msgspec.json.encode(body)


def send(client: TestClient, body: bytes, at: int) -> Answer:
    """Send a batch as if it arrived at `at`; return the answer."""
    headers = {"content-type": "text/plain", "waverly-now": str(at)}
    reply = client.post("/v1/collect", content=body, headers=headers)
    assert reply.status_code == 200, reply.text
    return msgspec.json.decode(reply.content, type=Answer)


def waver(
    client: TestClient, visitor: str, at: int, page: dict[str, object] | None = None
) -> Answer:
    """A shopper lingers on the returns policy; `returns-answers` is the help that fits."""
    return send(client, wavering(visitor, at, page), at)


def wavering(visitor: str, at: int, page: dict[str, object] | None = None) -> bytes:
    """Return the batch of a shopper who lingers on the returns policy."""
    viewed: Event = {"kind": "viewed_product", "product": "FW-1", "price": 129.0, "currency": "EUR"}
    moment: Event = {
        "kind": "policy_linger",
        "strength": 0.8,
        "target": "returns",
        "dwell_ms": 12_000,
    }
    return batch(visitor, [viewed, moment], at, page=page or product_page(), ask=True)


def buy(client: TestClient, visitor: str, at: int, session: str) -> None:
    """The shopper buys for 129 EUR, in a session of its own."""
    order: Event = {
        "kind": "purchased",
        "order": f"o-{session}",
        "value": 129.0,
        "currency": "EUR",
        "lines": [{"product": "FW-1", "quantity": 1, "price": 129.0}],
    }
    page: dict[str, object] = {"type": "confirmation", "path": "/order"}
    send(client, batch(visitor, [order], at, session=session, page=page), at)


def decision_of(client: TestClient, session: str) -> str:
    found = re.search(
        r"/admin/decisions/([0-9a-f]{24})", client.get(f"/admin/sessions/{session}").text
    )
    assert found is not None
    return found[1]
