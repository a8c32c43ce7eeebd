"""Store-side events, in the taxonomy of the store: what was viewed, carted, bought."""

from typing import Annotated

from msgspec import Meta, Struct

from waverly.errors.allowed import MEND
from waverly.wire.event import Event
from waverly.wire.scalars import Count, Currency, Id, Label, Money, Name


class Line(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of an order."""

    product: Id
    quantity: Count = 1
    price: Money | None = None


class ViewedProduct(Event, frozen=True, kw_only=True, tag="viewed_product", omit_defaults=True):
    """A product page was seen."""

    product: Id
    name: Label | None = None
    price: Money | None = None
    currency: Currency | None = None
    category: Label | None = None


class ViewedListing(Event, frozen=True, kw_only=True, tag="viewed_listing", omit_defaults=True):
    """A category or collection was seen."""

    listing: Label | None = None
    products: Count | None = None


class Searched(Event, frozen=True, kw_only=True, tag="searched", omit_defaults=True):
    """The shop's own search was used; `query` was scrubbed of personal data in the browser."""

    query: Label | None = None
    results: Count | None = None


class AddToCart(Event, frozen=True, kw_only=True, tag="add_to_cart", omit_defaults=True):
    """A product went into the cart."""

    product: Id
    quantity: Count = 1
    price: Money | None = None
    currency: Currency | None = None


class RemoveFromCart(Event, frozen=True, kw_only=True, tag="remove_from_cart", omit_defaults=True):
    """A product left the cart."""

    product: Id
    quantity: Count = 1


class ViewedCart(Event, frozen=True, kw_only=True, tag="viewed_cart", omit_defaults=True):
    """The cart page was seen. A page that does not show how many items it holds leaves them out."""

    items: Annotated[
        Count | None, Meta(extra={MEND: "Write how many articles they are, as a number."})
    ] = None
    value: Money | None = None
    currency: Currency | None = None


class CheckoutStarted(Event, frozen=True, kw_only=True, tag="checkout_started", omit_defaults=True):
    """The checkout was entered."""

    value: Money | None = None
    currency: Currency | None = None


class CheckoutStep(Event, frozen=True, kw_only=True, tag="checkout_step", omit_defaults=True):
    """A step of the checkout was reached."""

    step: Name


class CouponApplied(Event, frozen=True, kw_only=True, tag="coupon_applied", omit_defaults=True):
    """A coupon was accepted by the store."""

    code: Name | None = None


class Purchased(Event, frozen=True, kw_only=True, tag="purchased", omit_defaults=True):
    """An order was placed. `order` makes it count once, whoever reports it; `number` is what people call it.

    If a shop has only one number, that is `order`.
    """

    order: Id
    number: Id | None = None
    value: Money = 0.0
    currency: Currency | None = None
    lines: tuple[Line, ...] = ()


class WishlistAdded(Event, frozen=True, kw_only=True, tag="wishlist_added", omit_defaults=True):
    """A product was put on a wish list."""

    product: Id


class SupportCaseOpened(
    Event, frozen=True, kw_only=True, tag="support_case_opened", omit_defaults=True
):
    """The shopper asked the store's support for help."""

    case: Id | None = None


class SupportCaseClosed(
    Event, frozen=True, kw_only=True, tag="support_case_closed", omit_defaults=True
):
    """The support case was settled."""

    case: Id | None = None


class Unsubscribed(Event, frozen=True, kw_only=True, tag="unsubscribed", omit_defaults=True):
    """The shopper unsubscribed from the store's messages."""

    channel: Name | None = None


class EmailOpened(Event, frozen=True, kw_only=True, tag="email_opened", omit_defaults=True):
    """A mail of the store was opened, as its mail tool reports. `mail` is what the store calls the mail."""

    mail: Label | None = None


class EmailClicked(Event, frozen=True, kw_only=True, tag="email_clicked", omit_defaults=True):
    """A link in a mail of the store was followed; `product` where it leads to one."""

    mail: Label | None = None
    product: Id | None = None


class Refunded(Event, frozen=True, kw_only=True, tag="refunded", omit_defaults=True):
    """Money was given back for an order. Only a backend's report changes sums, a page's does not."""

    order: Id
    value: Money
    currency: Currency | None = None


MAILS: tuple[type[Event], ...] = (EmailOpened, EmailClicked)
"""What happens in mails."""

ELSEWHERE: tuple[type[Event], ...] = (*MAILS, Refunded)
"""What happens on no page."""

COMMERCE: tuple[type[Event], ...] = (
    ViewedProduct,
    ViewedListing,
    Searched,
    AddToCart,
    RemoveFromCart,
    ViewedCart,
    CheckoutStarted,
    CheckoutStep,
    CouponApplied,
    Purchased,
    WishlistAdded,
    SupportCaseOpened,
    SupportCaseClosed,
    Unsubscribed,
    *ELSEWHERE,
)
"""Every kind of commerce event."""

ALIASES: dict[str, str] = {
    "view_item": "viewed_product",
    "view_item_list": "viewed_listing",
    "search": "searched",
    "view_search_results": "searched",
    "view_cart": "viewed_cart",
    "begin_checkout": "checkout_started",
    "add_shipping_info": "checkout_step",
    "add_payment_info": "checkout_step",
    "purchase": "purchased",
    "refund": "refunded",
    "add_to_wishlist": "wishlist_added",
    "Product Viewed": "viewed_product",
    "Product List Viewed": "viewed_listing",
    "Products Searched": "searched",
    "Product Added": "add_to_cart",
    "Product Removed": "remove_from_cart",
    "Cart Viewed": "viewed_cart",
    "Checkout Started": "checkout_started",
    "Checkout Step Viewed": "checkout_step",
    "Coupon Applied": "coupon_applied",
    "Order Completed": "purchased",
    "Order Refunded": "refunded",
    "Product Added to Wishlist": "wishlist_added",
    "Email Opened": "email_opened",
    "Email Link Clicked": "email_clicked",
    "Unsubscribed": "unsubscribed",
}
"""GA4 and Segment names accepted at the edge, and what they are called here."""
