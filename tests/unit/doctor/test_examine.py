import pytest

from tests.unit.doctor.store import CLIENT, Store, open_store, stored
from waverly.doctor import Limits, StoreFindings, examine
from waverly.errors import Malformed

pytestmark = pytest.mark.anyio
AT_ONCE = Limits(pause_s=0)
HOME = (
    "<title>Shop</title><main><h1>Shop</h1>"
    '<a href="/products/a">A</a><a href="/?add-to-cart=1">Add</a></main>'
)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://localhost", "http://[::1]/", "http://10.0.0.1"]
)
async def test_addresses_inside_the_own_network_are_refused(url: str) -> None:
    with pytest.raises(Malformed, match="inside your own network"):
        await examine(url, CLIENT)


async def test_only_web_addresses_are_opened() -> None:
    with pytest.raises(Malformed, match="begins with http"):
        await examine("file:///etc/passwd", CLIENT)


@pytest.mark.browser
async def test_a_store_is_walked_and_its_product_read_by_the_clients_own_code() -> None:
    async with open_store() as store:
        store.pages = {"/": HOME, "/products/a": stored("woo-product")}
        found = await examine(store.url, CLIENT, limits=AT_ONCE, known=frozenset({store.place}))
    assert found.how == "browser"
    assert [page.type for page in found.pages[:2]] == ["home", "product"]
    values = {each.field: (each.value, each.confidence) for each in found.pages[1].findings}
    assert (found.pages[1].platform, values["name"]) == ("woocommerce", ("Emaillekanne", "medium"))
    assert values["add to cart"][0] == "“In den Warenkorb”"
    assert not [path for path in store.asked if "add-to-cart" in path]


@pytest.mark.browser
async def test_links_that_a_component_shows_are_followed() -> None:
    shadow = 'document.querySelector("my-menu").attachShadow({mode: "open"}).innerHTML'
    home = f"<title>Shop</title><my-menu></my-menu><script>{shadow} = '<a href=/products/a>A</a>'</script>"
    async with open_store() as store:
        store.pages = {"/": home, "/products/a": stored("woo-product")}
        found = await examine(store.url, CLIENT, limits=AT_ONCE, known=frozenset({store.place}))
    assert [page.type for page in found.pages[:2]] == ["home", "product"]


@pytest.mark.browser
async def test_a_redirect_into_the_own_network_is_refused() -> None:
    async with open_store() as store, open_store() as inside:
        store.pages = {"/": HOME}
        store.moved = {"/products/a": f"{inside.url}/secret"}
        found = await examine(store.url, CLIENT, limits=AT_ONCE, known=frozenset({store.place}))
    assert inside.asked == []
    assert not [page for page in found.pages if page.type == "product"]


@pytest.mark.browser
async def test_nothing_of_a_page_reaches_into_the_own_network() -> None:
    async with open_store() as store, open_store() as inside:
        store.pages = {"/": f'<img src="{inside.url}/a"><script src="{inside.url}/b"></script>'}
        await examine(store.url, CLIENT, limits=AT_ONCE, known=frozenset({store.place}))
    assert inside.asked == []


async def test_without_a_browser_less_is_known_and_that_is_said() -> None:
    async with open_store() as store:
        store.pages = {"/": HOME, "/products/a": stored("woo-variable")}
        found = await examine(
            store.url,
            CLIENT,
            limits=AT_ONCE,
            known=frozenset({store.place}),
            without_browser=True,
        )
    assert (found.how, found.pages[1].type) == ("markup", "product")
    assert "without a browser" in found.note
    assert "nothing is surer than medium" in found.note
    assert not [mark for page in found.pages for mark in page.marks]


async def test_a_redirect_without_a_browser_is_refused_too() -> None:
    async with open_store() as store, open_store() as inside:
        store.moved = {"/": f"{inside.url}/secret"}
        found = await examine(
            store.url,
            CLIENT,
            limits=AT_ONCE,
            known=frozenset({store.place}),
            without_browser=True,
        )
    assert inside.asked == []
    assert "inside your own network" in found.pages[0].trouble


async def test_it_stops_when_enough_bytes_were_read() -> None:
    async with open_store() as store:
        store.pages = {"/": HOME + " " * 200_000, "/products/a": stored("woo-variable")}
        found = await examine(
            store.url,
            CLIENT,
            limits=Limits(pause_s=0, max_bytes=100_000),
            known=frozenset({store.place}),
            without_browser=True,
        )
    assert found.is_cut


@pytest.mark.parametrize("written", ["utf-8", "iso-8859-1", "x-unheard-of"])
async def test_a_page_without_a_charset_in_its_header_is_read_as_it_says_itself(
    written: str,
) -> None:
    word = "utf-8" if written.startswith("x-") else written
    data = '<script type="application/ld+json">{"@type":"Product","name":"Mütze"}</script>'
    async with open_store() as store:
        store.bare = {"/": f'<meta charset="{written}">{data}'.encode(word)}
        found = await _without_browser(store)
    assert [each.value for each in found.pages[0].findings] == ["product", "Mütze"]


async def test_a_page_that_is_not_there_is_told_as_that() -> None:
    async with open_store() as store:
        found = await _without_browser(store)
    assert found.pages[0].trouble == "there is no such page (404)"


async def test_a_page_that_only_a_script_draws_is_said_to_be_unread() -> None:
    async with open_store() as store:
        store.pages = {"/": '<div id="root"></div><script src="/app.js"></script>'}
        found = await _without_browser(store)
    assert "drawn by a script" in found.pages[0].trouble
    assert not found.has_product


@pytest.mark.browser
async def test_a_browser_does_not_take_an_error_for_a_page() -> None:
    async with open_store() as store:
        found = await examine(store.url, CLIENT, limits=AT_ONCE, known=frozenset({store.place}))
    assert found.pages[0].trouble == "there is no such page (404)"


@pytest.mark.parametrize("without_browser", [True, pytest.param(False, marks=pytest.mark.browser)])
async def test_a_store_that_is_down_does_not_answer(without_browser: bool) -> None:
    async with open_store() as store:
        url, place = store.url, store.place
    found = await examine(
        url, CLIENT, limits=AT_ONCE, known=frozenset({place}), without_browser=without_browser
    )
    assert found.pages[0].trouble == "nothing answers there"


async def _without_browser(store: Store) -> StoreFindings:
    known = frozenset({store.place})
    return await examine(store.url, CLIENT, limits=AT_ONCE, known=known, without_browser=True)
