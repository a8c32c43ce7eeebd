import pytest

from waverly.doctor.links import MOST_UNNAMED, Itinerary, PageLink, kind_of

SHOP = "https://shop.example/"


@pytest.mark.parametrize(
    "path",
    [
        "?add-to-cart=640",
        "p/1?action=ADD2BASKET",
        "cart?remove_item=7",
        "account/logout",
        "checkout",
        "wishlist/add/7",
        "products/a.pdf",
    ],
)
def test_a_link_that_acts_is_never_followed(path: str) -> None:
    assert kind_of(PageLink(href=SHOP + path, is_pictured=True), SHOP + path) is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("collections/knitwear", "listing"),
        ("collections/knitwear/products/jumper", "product"),
        ("warenkorb/", "cart"),
        ("policies/refund-policy", "policy"),
        ("index.php?route=product/product&product_id=4", "product"),
    ],
)
def test_addresses_tell_the_kind_of_page(path: str, kind: str) -> None:
    assert kind_of(PageLink(href=SHOP + path), SHOP + path) == kind


def test_a_card_leads_to_a_product_whatever_its_address() -> None:
    card = PageLink(href=SHOP + "granite-mortar/", is_pictured=True)
    assert kind_of(card, SHOP + "granite-mortar/") == "product"


def test_listings_come_first_and_a_few_of_each_kind_are_enough() -> None:
    itinerary = Itinerary(SHOP, 10)
    itinerary.add(PageLink(href=f"{SHOP}products/{n}") for n in range(9))
    itinerary.add([PageLink(href=f"{SHOP}collections/all"), PageLink(href=f"{SHOP}cart")])
    seen = []
    while url := itinerary.next():
        seen.append(url.removeprefix(SHOP))
    assert seen == ["", "collections/all", "products/0", "products/1", "products/2", "cart"]


def test_a_variant_is_no_page_of_its_own() -> None:
    itinerary = Itinerary(f"{SHOP}products/1", 10)
    itinerary.next()
    itinerary.add(
        [PageLink(href=f"{SHOP}products/1?variant=2"), PageLink(href=f"{SHOP}products/1#reviews")]
    )
    assert itinerary.next() is None


def test_other_shops_are_left_alone() -> None:
    itinerary = Itinerary(SHOP, 10)
    itinerary.next()
    itinerary.add(
        [PageLink(href="https://other.example/products/1"), PageLink(href="mailto:a@b.c")]
    )
    assert itinerary.next() is None


def test_where_no_address_names_a_product_a_few_others_are_opened_until_one_is_found() -> None:
    names = ("about.html", "linen-shirt.html", "wool-jumper.html")
    home = [PageLink(href=SHOP + name) for name in (*names, "logout", "cart.html")]
    itinerary = Itinerary(SHOP, 10)
    itinerary.next()
    itinerary.add(home)
    seen = [str(itinerary.next()).removeprefix(SHOP) for _ in range(3)]
    itinerary.add([], is_product=True)
    assert seen == ["cart.html", "about.html", "linen-shirt.html"]
    assert itinerary.next() is None


def test_no_more_than_a_few_pages_of_any_address_are_opened() -> None:
    itinerary = Itinerary(SHOP, 20)
    itinerary.next()
    itinerary.add(PageLink(href=f"{SHOP}news/{n}") for n in range(9))
    assert len(list(iter(itinerary.next, None))) == MOST_UNNAMED
