"""Somebody who pressed in vain is asked what is wrong, once the owner has named the ways to the shop."""

from importlib.resources import files

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.support.builders import a_batch, a_moment, a_page, post, put_in_force
from waverly.app import create_app
from waverly.campaigns import parse
from waverly.settings import Settings
from waverly.wire.overlay import MissingOverlay

FILE = files("waverly.campaigns") / "starter" / "nothing-happens.toml"
SHIPPED = parse(FILE.read_text(encoding="utf-8"), FILE.name)


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Is something not working?"), ("de", "Funktioniert etwas nicht?")],
)
@pytest.mark.parametrize("page", ["product", "cart", "checkout"])
def test_presses_in_vain_are_asked_about(
    settings: Settings, page: str, language: str, title: str
) -> None:
    put_in_force(settings, replace(SHIPPED, enabled=True))
    pressed = a_moment("rage_click", strength=1.0, region="other", clicks=5)
    asks = a_batch(pressed, ask=1, preview=True, page=a_page(page, locale=language))
    with TestClient(create_app(settings)) as client:
        decision = post(client, asks).decision
    assert decision is not None and isinstance(decision.overlay, MissingOverlay)
    assert decision.overlay.title == title
    assert [each.href for each in decision.overlay.contacts] == ["/contact", "/faq"]


def test_it_is_off_as_it_comes_for_it_names_pages_of_the_shop() -> None:
    assert not SHIPPED.enabled
    assert FILE.read_text(encoding="utf-8").startswith("# It links to two pages of YOUR shop.")
