"""What the catalogue page says: what is missing, and what may be said of a product now."""

from collections.abc import Callable, Iterable
from inspect import getdoc

from msgspec import Struct

from waverly.catalogue import Known, ProductFacts
from waverly.catalogue.claims import CLAIMS, ClaimContext, Said, say

SOURCES = {"api": "Your backend", "feed": "A product feed", "page": "Product pages"}


class Gap(Struct, frozen=True, kw_only=True):
    """Something that is not known of some products, and what that keeps from being said."""

    name: str
    label: str
    count: int
    keeps_back: str


class ClaimLine(Struct, frozen=True, kw_only=True):
    """One claim about a product: what it would say now, or why it cannot."""

    slot: str
    means: str
    text: str
    why: str


_GAPS: tuple[tuple[str, str, str, Callable[[ProductFacts], bool]], ...] = (
    ("price", "no price", "comparisons and price alerts", lambda p: p.price is None),
    ("stock", "no stock", "“only a few left”", lambda p: p.stock is None),
    ("reviews", "no reviews", "quotes of buyers", lambda p: not p.reviews),
    ("fit", "no note on the fit", "advice on the size", lambda p: p.fit_note is None),
    ("attributes", "no attributes", "comparisons", lambda p: not p.attributes),
    ("category", "no category", "comparisons and best sellers", lambda p: p.category is None),
    ("image", "no picture with words", "pictures in comparisons", lambda p: not p.image_alt),
)


def gaps(products: Iterable[ProductFacts]) -> list[Gap]:
    """Return what is missing, most often first, without facts that all products have."""
    known = list(products)
    found = [
        Gap(name=name, label=label, count=sum(map(lacks, known)), keeps_back=keeps)
        for name, label, keeps, lacks in _GAPS
    ]
    return sorted((gap for gap in found if gap.count), key=lambda gap: -gap.count)


def lacks(product: ProductFacts, name: str) -> bool:
    """Return whether a product has the gap of that name; an unknown name is no gap."""
    return any(test(product) for gap, _, _, test in _GAPS if gap == name)


def claim_lines(known: Known, at: int) -> list[ClaimLine]:
    """Return every claim that needs no further name, filled or with the reason why not, filled ones first."""
    offers = [] if known.shop is None else [f"offer.{offer.id}" for offer in known.shop.offers]
    lines = []
    for slot in [name for name in CLAIMS if not name.startswith("offer")] + offers:
        found = say(slot, known, ClaimContext(at=at))
        lines.append(
            ClaimLine(
                slot=slot,
                means=_meaning(slot.partition(".")[0]),
                text=found.text if isinstance(found, Said) else "",
                why="" if isinstance(found, Said) else found.why,
            )
        )
    return sorted(lines, key=lambda line: bool(line.why))


def _meaning(claim: str) -> str:
    """Return the first sentence of what a claim says of itself."""
    return (getdoc(CLAIMS[claim]) or "").partition("\n")[0].replace("`", "")
