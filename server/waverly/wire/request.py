"""What a shopper hands in through an overlay: an address, a question, a rating.

It is personal, so it goes to `POST /v1/requests` and is kept apart from the journal of events.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from waverly.wire.overlay.keeping import About
from waverly.wire.scalars import Currency, Id, Label, Money, Name, Path, Text

RequestKind = Literal[
    "save_cart", "price_drop", "back_in_stock", "reminder", "call_back", "question", "rating"
]

Email = Annotated[str, Meta(pattern=r"^[^@\s]{1,64}@[^@\s]+\.[^@\s]{2,}$", max_length=254)]
"""An address as far as a pattern can tell; the longest that SMTP carries has 254 characters."""


class RequestLine(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the cart that is to be kept."""

    product: Id
    name: Label | None = None
    variant: Label | None = None
    quantity: Annotated[int, Meta(ge=1, le=999)] = 1
    price: Money | None = None


class RequestCart(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The cart that is to be kept, as the page showed it."""

    lines: Annotated[tuple[RequestLine, ...], Meta(max_length=100)] = ()
    value: Money | None = None
    currency: Currency | None = None


class Request(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The body of `POST /v1/requests`.

    `agreed` is what the shopper accepted by pressing the button whose label and sentence say so.
    `to_known` asks for the address this visitor left before, which the page itself is never told.
    """

    v: int
    site: Id
    visitor: Id
    session: Id
    decision: Id
    kind: RequestKind
    agreed: bool
    email: Email | None = None
    to_known: bool = False
    phone: Annotated[str, Meta(pattern=r"^\+?[0-9 ()./-]{5,30}$", max_length=31)] | None = None
    text: Text | None = None
    rating: Annotated[int, Meta(ge=1, le=5)] | None = None
    product: About | None = None
    cart: RequestCart | None = None
    page: Path | None = None
    locale: Name | None = None


class Requested(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answer. `link` restores a kept cart, in any browser, for as long as its token holds."""

    done: bool
    link: Path | None = None
