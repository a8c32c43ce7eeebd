import pytest

from waverly.doctor import Mark, PageFindings
from waverly.doctor.verdict import verdict_of


def a_page(kind: str = "product", *attributes: str, trouble: str = "") -> PageFindings:
    marks = tuple(Mark(attribute=each, why="") for each in attributes)
    return PageFindings(url="https://shop.example/", type=kind, marks=marks, trouble=trouble)


HOME, UNKNOWN = a_page("home"), a_page("unknown", 'data-waverly-type="…"')
OPTIONAL = a_page("product", 'data-waverly="…"')
UNSURE = a_page(
    "product",
    'data-waverly="add-to-cart"',
    'data-waverly-price="39"',
    'data-waverly="size-options"',
)
MISSING = "the control that adds to the cart, the price and the size options"
AWAY = a_page("unknown", trouble="nothing answers there")


@pytest.mark.parametrize(
    ("pages", "verdict"),
    [
        ([HOME, UNKNOWN, OPTIONAL], "Ready: 2 of 3 pages understood."),
        (
            [HOME, UNSURE, UNSURE],
            f"Nearly ready: 3 of 3 pages understood; mark {MISSING} by hand.",
        ),
        ([HOME, AWAY], "Not ready: 1 of 2 pages understood, and none of them as a product’s."),
        (
            [HOME],
            "Too early to say: 1 of 1 page understood, and it is no product’s; more pages would tell.",
        ),
        ([UNKNOWN], "Not ready: 0 of 1 page understood, and none of them as a product’s."),
        ([AWAY], "Not ready: no page could be read."),
    ],
)
def test_the_findings_come_to_one_sentence(pages: list[PageFindings], verdict: str) -> None:
    assert verdict_of(pages, is_drawn=True) == verdict


def test_without_a_browser_the_verdict_says_that_markup_alone_was_read() -> None:
    told = verdict_of([OPTIONAL], is_drawn=False)
    assert told == "Ready, as far as markup alone tells: 1 of 1 page understood."
