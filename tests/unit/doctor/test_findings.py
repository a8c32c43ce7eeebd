"""What all pages of a store share is said once, and of each page what only it has."""

from waverly.doctor import FieldFinding, PageFindings, StoreFindings

CART = FieldFinding(field="cart", value="0 items", source="heuristic", confidence="medium")
PRICE = FieldFinding(field="price", value="129", source="jsonld", confidence="high")
DEARER = FieldFinding(
    field="price", value="129", source="jsonld", confidence="low", conflicts=("meta says 149",)
)


def a_store(*pages: PageFindings) -> StoreFindings:
    return StoreFindings(url="", how="browser", note="", pages=pages, bytes_read=0)


def a_page(*findings: FieldFinding, trouble: str = "") -> PageFindings:
    return PageFindings(url="https://shop.example/", findings=findings, trouble=trouble)


def test_what_every_page_shares_is_told_once() -> None:
    first, second = a_page(CART, PRICE), a_page(PRICE, CART)
    third = a_page(CART)
    found = a_store(first, second, third)
    assert found.shared == (CART,)
    assert [found.own(page) for page in found.pages] == [(PRICE,), (PRICE,), ()]


def test_a_conflict_makes_a_difference() -> None:
    assert a_store(a_page(CART, PRICE), a_page(CART, DEARER)).shared == (CART,)


def test_a_page_that_could_not_be_read_says_nothing_against_it() -> None:
    away = a_page(trouble="nothing answers there")
    assert a_store(away, a_page(CART), a_page(CART)).shared == (CART,)


def test_of_a_single_page_everything_is_its_own() -> None:
    found = a_store(a_page(CART))
    assert found.shared == ()
    assert found.own(found.pages[0]) == (CART,)
    assert a_store().shared == ()
