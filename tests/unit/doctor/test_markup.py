from waverly.doctor.markup import links_in, say

URL = "https://shop.example/boot"


def test_json_ld_is_read_and_never_sure() -> None:
    said = say(
        '<script type="application/ld+json">{"@graph":[{"@type":"Product","name":"Boot","sku":"B",'
        '"offers":{"price":"39","priceCurrency":"EUR","availability":"http://schema.org/InStock"}}]}</script>',
        URL,
    )
    assert (said["product"]["name"], said["product"]["price"]) == ("Boot", "39")
    assert set(said["confidence"].values()) == {"medium"}


def test_opengraph_is_second_best() -> None:
    said = say(
        '<meta property="og:type" content="product"><meta property="og:title" content="Boot">',
        URL,
    )
    assert (said["product"]["name"], said["source"]["product.name"]) == ("Boot", "opengraph")


def test_broken_markup_says_nothing() -> None:
    assert say('<script type="application/ld+json">{"@type": "Pro', URL)["type"] == "unknown"


def test_an_address_alone_names_a_cart_and_is_never_sure() -> None:
    said = say("<main>Your cart is empty</main>", "https://shop.example/cart")
    assert (said["type"], said["source"]["type"]) == ("cart", "address")
    assert said["confidence"]["type"] == "low"


def test_links_are_found() -> None:
    assert [link.href for link in links_in('<a href="/a">A</a><a name="x">B</a>')] == ["/a"]
