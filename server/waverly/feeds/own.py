"""JSON feeds with the catalogue's field names: a list of products, or `{"products": […], "shop": {…}}`."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from waverly.catalogue import ProductFacts, ShopFacts
from waverly.errors.fitting import Unfit, fit, said
from waverly.feeds.report import Notes

ALSO: dict[str, str] = {"title": "name", "image_link": "image", "link": "url"}
"""Names other tools use for what the catalogue calls otherwise."""

_FIELDS = frozenset(ProductFacts.__struct_fields__) - {"as_of", "source"}


class OwnFeed(Struct, frozen=True, kw_only=True):
    """The records of a JSON feed, and what it says of the shop."""

    records: list[Any]
    shop: ShopFacts | None = None


def own_feed(content: Any, notes: Notes) -> OwnFeed:  # Any: whatever JSON holds
    """Return the parts of a JSON feed; a shop that cannot be read is noted and left out."""
    if isinstance(content, list):
        return OwnFeed(records=content)
    records = content.get("products", content.get("items", ())) if isinstance(content, dict) else ()
    if not isinstance(records, list):
        notes.miss("no list of products", type(content).__name__)
        records = []
    return OwnFeed(records=records, shop=_shop(content, notes))


def product_from(record: Any, notes: Notes) -> ProductFacts | None:  # Any: whatever JSON holds
    """Return a record as a product, or None when it cannot be one; `notes` hears why."""
    if not isinstance(record, dict):
        notes.miss("a record that is no object", str(record))
        return None
    named = {ALSO.get(str(name), str(name)): value for name, value in record.items()}
    for name in named:
        if name not in _FIELDS:
            notes.unused[name] += 1
    kept = {name: value for name, value in named.items() if name in _FIELDS and value is not None}
    try:
        return replace(fit(kept, ProductFacts), source="feed")
    except Unfit as error:
        notes.miss(f"a product that cannot be read: {_why(error)}", str(record.get("id", "")))
        return None


def spoken_by(records: list[Any]) -> frozenset[str]:
    """Return the fields a feed speaks of: those any record has, were it empty."""
    records = [each for each in records if isinstance(each, dict)]
    names = {ALSO.get(str(name), str(name)) for each in records for name in each}
    return frozenset(names & _FIELDS) - {"id", "name"}


def _shop(content: Any, notes: Notes) -> ShopFacts | None:
    if not isinstance(content, dict) or content.get("shop") is None:
        return None
    try:
        return replace(fit(content["shop"], ShopFacts), as_of=0, source="feed")
    except Unfit as error:
        notes.miss(f"a shop that cannot be read: {_why(error)}")
        return None


def _why(error: Unfit) -> str:
    """Return the fault and its place without the value, so that what is alike is counted together."""
    refusal = error.refusal
    kept = refusal if refusal.is_missing else replace(refusal, value="")
    return f"{refusal.path} {said(kept)}".strip().removesuffix(".")
