"""A search for waterproof trail shoes, answered with products by words and by company, and replayed."""

from pathlib import Path

import msgspec
from click.testing import CliRunner
from starlette.testclient import TestClient

from tests.support.builders import (
    KEY,
    NOW,
    a_batch,
    a_campaign,
    a_moment,
    ask_store,
    post,
    put_in_force,
)
from waverly.app import create_app
from waverly.catalogue import ProductFacts
from waverly.cli import group
from waverly.clock import SystemClock
from waverly.pipeline.explain import explain, models_in
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.catalogue.co_view_rows import CoView, replace_co_views
from waverly.storage.catalogue.product_rows import remember_products
from waverly.wire.overlay import MessageOverlay

PRODUCTS = [
    ProductFacts(id="wet", name="Ridge", url="/p/wet", attributes={"Use": "waterproof trail"}),
    ProductFacts(id="gone", name="Waterproof Trail", url="/p/gone", stock=0),
    ProductFacts(id="sock", name="Wool sock", url="/p/sock"),
]


def stock_the_shelf(settings: Settings, at: int) -> None:
    async def state(store: Store) -> None:
        await remember_products(store, KEY, PRODUCTS, at)
        pair = CoView(product="wet", rank=0, other="sock", visitors=9)
        await replace_co_views(store, KEY, [pair])

    ask_store(settings, state)


def test_a_search_is_answered_by_words_and_by_company_each_with_its_source(
    settings: Settings,
) -> None:
    overlay = {"kind": "message", "title": "Perhaps", "body": "{found.all}", "lang": "en"}
    trigger = {"moments": ["friction_search"]}
    campaign = a_campaign(overlay=overlay, trigger=trigger, causes={"choice": 1.0})
    put_in_force(settings, campaign)
    stock_the_shelf(settings, SystemClock().now())
    page = {"type": "search", "path": "/search", "query": "waterproof trail", "results": 0}
    moment = a_moment("friction_search", topic="comparison")
    with TestClient(create_app(settings)) as shop:
        batch = a_batch(moment, ask=1, page=page, preview=True)
        decision = post(shop, batch, NOW).decision
    assert decision is not None
    assert isinstance(decision.overlay, MessageOverlay)
    assert decision.overlay.body == (
        "- [Ridge](/p/wet) (matches your search)\n"
        "- [Wool sock](/p/sock) (often looked at in the same visit)"
    )
    again = ask_store(settings, lambda store: explain(store, decision.id, models_in(Path)))
    assert again.same


def test_the_command_prints_what_would_be_listed(settings: Settings) -> None:
    stock_the_shelf(settings, SystemClock().now())
    words = ["catalogue", "find", "waterproof trail", "--home", settings.home]
    ran = CliRunner().invoke(group, [*words, "--json"])
    assert ran.exit_code == 0, ran.output
    found = msgspec.json.decode(ran.output)
    assert [(each["id"], each["by"]) for each in found] == [
        ("wet", ["search"]),
        ("sock", ["co_view"]),
    ]
    assert "Wool sock  /p/sock" in CliRunner().invoke(group, words).output
