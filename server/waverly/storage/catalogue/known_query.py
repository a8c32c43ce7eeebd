"""What is known about a product and its shop: four small results, one statement, one round trip."""

from functools import partial

from sqlalchemy import (
    BigInteger,
    Float,
    LargeBinary,
    String,
    and_,
    bindparam,
    exists,
    select,
    union_all,
)

from waverly.storage.answer_parts import Columns, Part, part_of
from waverly.storage.catalogue.catalogue_tables import price_history, products, shop_facts
from waverly.storage.prepared_query import PreparedQuery

COLUMNS: Columns = {
    "content": LargeBinary(),
    "at": BigInteger(),
    "price": Float(),
    "currency": String(),
}

_SITE = bindparam("site", type_=String())
_PRODUCT = bindparam("product", type_=String())
_VERSION = bindparam("version", type_=BigInteger())
_UNTIL = bindparam("until", type_=BigInteger())
_SIMILAR = bindparam("similar", type_=BigInteger())

_part = partial(part_of, COLUMNS)

_STATED = (
    select(products)
    .where(products.c.site == _SITE, products.c.id == _PRODUCT, products.c.as_of <= _VERSION)
    .order_by(products.c.as_of.desc())
    .limit(1)
)


def _shop() -> Part:
    """What the shop last stated about itself (`content`)."""
    latest = (
        select(shop_facts.c.facts)
        .where(shop_facts.c.site == _SITE, shop_facts.c.as_of <= _UNTIL)
        .order_by(shop_facts.c.as_of.desc())
        .limit(1)
        .subquery()
    )
    return _part("shop", content=latest.c.facts)


def _product() -> Part:
    """The latest facts about the product (`content`), and when they were last confirmed (`at`), if ever."""
    stated = _STATED.subquery()
    return _part("product", content=stated.c.facts, at=stated.c.confirmed_at)


def _prices() -> Part:
    """Each price of the product itself, and since when, up to those facts."""
    history = price_history.c
    stated = _STATED.subquery()
    told = _part("price", at=history.at, price=history.price, currency=history.currency)
    is_its_own = and_(history.site == _SITE, history.product == _PRODUCT, history.variant == "")
    return told.join(stated, history.at <= stated.c.as_of).where(is_its_own)


def _similar() -> Part:
    """The latest facts about a few others of the same category (`content`), the first by id."""
    stated, other, later = _STATED.subquery(), products.alias(), products.alias()
    is_later = (
        later.c.site == other.c.site,
        later.c.id == other.c.id,
        later.c.as_of > other.c.as_of,
        later.c.as_of <= _UNTIL,
    )
    few = (
        select(other.c.facts)
        .where(
            other.c.site == _SITE,
            other.c.category == select(stated.c.category).scalar_subquery(),
            other.c.id != _PRODUCT,
            other.c.as_of <= _UNTIL,
            ~exists().where(*is_later),
        )
        .order_by(other.c.id)
        .limit(_SIMILAR)
        .subquery()
    )
    return _part("similar", content=few.c.facts)


KNOWN = PreparedQuery(
    union_all(_shop(), _product(), _prices(), _similar()),
    *("site", "product", "version", "until", "similar"),
)
"""`version` and `until` are instants: how late a word on the product, and on all else, may be.

`similar` is how many others of the category are wanted.
"""
