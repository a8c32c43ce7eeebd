"""Events in plain words, for people who read a session."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from waverly.wire import Event, UnknownEvent
from waverly.wire import commerce as c
from waverly.wire import interactions as i
from waverly.wire import moments as m
from waverly.wording import begun, counted


class Names(Struct, frozen=True, kw_only=True):
    """What products are called, by id, and what an overlay's title and buttons say, by decision."""

    products: Mapping[str, str] = {}
    titles: Mapping[str, str] = {}
    buttons: Mapping[str, Sequence[str]] = {}


NO_NAMES = Names()


def seconds(duration_ms: int) -> str:
    """Return a duration as people say it: `0.8 s`, `12 s`, `3 min`."""
    if duration_ms < 10_000:
        return f"{duration_ms / 1000:.1f} s"
    if duration_ms < 120_000:
        return f"{duration_ms / 1000:.0f} s"
    return f"{duration_ms / 60_000:.0f} min"


def money(value: float | None, currency: str | None) -> str:
    """Return an amount with its currency, or an empty text when unknown."""
    return "" if value is None else f"{value:.2f} {currency or ''}".strip()


def told_as(kind: str) -> str:
    """Return what is said of an event nobody knows: the name it came with."""
    return f"Told as “{kind}”"


def title_of(event: Event | UnknownEvent) -> str:
    """Return what happened, in a few words."""
    if isinstance(event, UnknownEvent):
        return told_as(event.kind)
    return WORDS[type(event)][0]


def detail_of(event: Event | UnknownEvent, names: Names = NO_NAMES) -> str:
    """Return the numbers behind it, in a few words; empty when there are none."""
    match event:
        case UnknownEvent():
            return ""
        case i.OverlayExposed() if event.decision in names.titles:
            return f"“{names.titles[event.decision]}”"
        case i.OverlayEngaged():
            return element_words(event.element or "", names.buttons.get(event.decision, ()))
    product = product_in(event)
    known = product in names.products
    told = replace(event, product=names.products[product]) if known else event
    return WORDS[type(event)][1](told).strip()


def product_in(event: Event) -> str:
    """Return the product an event is about; empty when it is about none."""
    product: str | None = getattr(event, "product", None)
    return product or ""


def kind_of(event: Event | UnknownEvent) -> str:
    """Return the name an event has on the wire, such as `cart_button_hover`."""
    return event.kind if isinstance(event, UnknownEvent) else str(event.__struct_config__.tag)


def moment_title(kind: str) -> str:
    """Return a kind of moment in words; one that is not known by its name, readable."""
    return MOMENT_TITLES.get(kind, kind.replace("_", " ").capitalize())


def moment_phrase(kind: str) -> str:
    """Return a kind of moment as it stands within a sentence."""
    title = moment_title(kind).replace(", ", " and ")
    return title[0].lower() + title[1:]


def spoken(text: str) -> str:
    """Return a text with names such as `size_guide_unresolved` in it as people say them.

    Records say "session", and must go on doing so to be repeatable; people read "visit".
    """
    plain = text.replace("in this session", "in this visit")
    return _MOMENT.sub(lambda found: moment_phrase(found[0]), plain).replace("_", " ")


def segment_title(dimension: str, name: str) -> str:
    """Return what a segment of a dimension is called, as a line begins with it."""
    match dimension:
        case "trigger":
            return moment_title(name)
        case "source":
            return begun(came_from(name))
        case "visits":
            return VISITS.get(name, name)
        case _:
            return spoken(name)


def occasion(moment: str) -> str:
    """Return a kind of moment as its title, quoted."""
    return f"“{moment_title(moment)}”"


def element_words(element: str, labels: Sequence[str] = ()) -> str:
    """Return what was used of an overlay in words: `action_1` is its first button.

    A button is called by what it says, where `labels` tell that of all, in their order.
    """
    numbered = _NUMBERED.fullmatch(element)
    if numbered is None or numbered["place"] not in ORDINALS:
        return _ELEMENTS.get(element, element.replace("_", " ").replace("-", " "))
    if numbered["part"] == "action" and int(numbered["place"]) <= len(labels):
        return f"“{labels[int(numbered['place']) - 1]}”"
    part = f"the {ORDINALS[numbered['place']]} {_PARTS[numbered['part']]}"
    return f"the button of {part}" if numbered["within"] else part


_PARTS = {
    "action": "button",
    "card": "card",
    "faq": "question",
    "product": "product",
    "quote": "quote",
    "route": "way on",
}
"""What the script numbers in an overlay, from 1."""

_NUMBERED = re.compile(rf"(?P<part>{'|'.join(_PARTS)})[-_](?P<place>\d)(?P<within>_action)?")

_ELEMENTS = {
    "browser": "the cart kept in this browser",
    "contact_call_back": "the request to be called back",
    "contact_email": "the e-mail address",
    "contact_phone": "the phone number",
    "copy": "the button that copies the code",
    "country": "the choice of a country",
    "field": "the way to a field",
    "filled": "the address filled in",
    "handed_in": "the form, handed in",
    "phone": "the way to the phone",
    "result": "the button of the result",
}
"""What else it reports by name, where the name alone does not say it."""


CAME_FROM = {
    "search": "a search engine",
    "social": "a social network",
    "email": "an e-mail",
    "direct": "no link",
    "internal": "another page of the shop",
    "other": "another site",
    "unknown": "an unknown place",
}
"""Where a page was reached from, by the names on the wire."""


VISITS = {"new": "First time here", "returning": "Here before"}
"""Whether somebody visited before, by the names figures are kept under."""


def came_from(referrer: str) -> str:
    """Return where a page was reached from, in words."""
    return CAME_FROM.get(referrer, referrer)


SECTIONS = {
    "price": "the price",
    "size-options": "the choice of size",
    "policy": "the policy",
    "reviews": "the reviews",
    "specs": "the details",
}
"""The sections worth reading again, by their names on the wire."""

CLOSED_BY = {
    "close": "with the close button",
    "escape": "with the Escape key",
    "outside": "by a press beside it",
}
"""How an overlay was closed, by the names on the wire."""

HEADED_BY = {"desktop": "with the mouse", "touch": "on a touch screen"}
"""How somebody headed for the exit, by the names on the wire."""

ORDINALS = {"1": "first", "2": "second", "3": "third"}


def _nothing(event: Event) -> str:
    return ""


def _line(event: c.AddToCart) -> str:
    price = money(event.price, event.currency)
    return f"{event.quantity} × {event.product}" + (f", {price}" if price else "")


def _closed(event: i.OverlayDismissed) -> str:
    if not event.how:
        return ""
    return f"{CLOSED_BY.get(event.how, f'by {event.how}')}, after {seconds(event.shown_ms)}"


def _reread(event: m.SectionReread) -> str:
    section = event.section or "one"
    return f"{SECTIONS.get(section, section.replace('-', ' '))}, {counted(event.entries, 'time')}"


Detail = Callable[[Any], str]  # Any: each is given its own kind of event

WORDS: dict[type[Event], tuple[str, Detail]] = {
    m.Pause: (
        "Paused",
        lambda e: f"still for {seconds(e.still_ms)}, {seconds(e.expected_ms)} expected",
    ),
    m.ScrollLoop: (
        "Scrolled up and down",
        lambda e: f"{e.reversals} turns over {e.travel:.0f} screens",
    ),
    m.SectionReread: ("Read a section again", _reread),
    m.CartButtonHover: (
        "Stopped short of add-to-cart",
        lambda e: f"{seconds(e.hover_ms)} in {counted(e.visits, 'visit')}",
    ),
    m.ChoiceMissing: ("Pressed add-to-cart without a choice", lambda e: e.option or ""),
    m.SizeGuideUnresolved: (
        "Opened the size guide, chose no size",
        lambda e: f"{counted(e.opened, 'opening')}, {seconds(e.open_ms)} in all",
    ),
    m.CheckoutTabSwitch: (
        "Left the checkout for another tab",
        lambda e: f"away for {seconds(e.away_ms)}",
    ),
    m.ExitIntent: ("Headed for the exit", lambda e: HEADED_BY.get(e.device, e.device)),
    m.PolicyLinger: (
        "Lingered on a policy",
        lambda e: f"{e.target}, {seconds(e.dwell_ms)}",
    ),
    m.RageClick: (
        "Pressed the same thing again and again",
        lambda e: counted(e.clicks, "press", "presses"),
    ),
    m.DeadClick: ("Pressed something that did nothing", lambda e: e.region or ""),
    m.FormStruggle: ("Struggled with a form", lambda e: e.field or ""),
    m.CouponHunt: ("Hunted for a coupon", lambda e: e.reason or ""),
    m.TitleCopied: ("Copied the product’s name", _nothing),
    m.VariantToggle: (
        "Toggled between options",
        lambda e: f"{counted(e.changes, 'change')} of {e.option or 'an option'}",
    ),
    m.ListingPogo: (
        "Bounced between listing and products",
        lambda e: f"{counted(e.views, 'product')} in {seconds(e.span_ms)}",
    ),
    m.ProductRevisit: (
        "Came back to the same product",
        lambda e: f"{counted(e.views, 'view')} in {counted(e.visits, 'visit')}",
    ),
    m.CheckoutStall: ("Stalled in the checkout", lambda e: seconds(e.stalled_ms)),
    m.FrictionSearch: ("Searched with a doubt", lambda e: e.topic),
    c.ViewedProduct: ("Viewed a product", lambda e: e.name or e.product),
    c.ViewedListing: ("Viewed a listing", lambda e: e.listing or ""),
    c.Searched: ("Searched", lambda e: e.query or ""),
    c.AddToCart: ("Added to cart", _line),
    c.RemoveFromCart: ("Removed from cart", lambda e: e.product),
    c.ViewedCart: (
        "Viewed the cart",
        lambda e: "" if e.items is None else counted(e.items, "item"),
    ),
    c.CheckoutStarted: ("Started the checkout", lambda e: money(e.value, e.currency)),
    c.CheckoutStep: ("Reached a checkout step", lambda e: e.step),
    c.CouponApplied: ("Applied a coupon", _nothing),
    c.Purchased: ("Bought", lambda e: money(e.value, e.currency)),
    c.WishlistAdded: ("Added to the wish list", lambda e: e.product),
    c.SupportCaseOpened: ("Opened a support case", _nothing),
    c.SupportCaseClosed: ("Closed a support case", _nothing),
    c.Unsubscribed: ("Unsubscribed from messages", lambda e: e.channel or ""),
    c.Refunded: ("Got money back", lambda e: money(e.value, e.currency)),
    c.EmailOpened: ("Opened a mail", lambda e: e.mail or ""),
    c.EmailClicked: (
        "Followed a link in a mail",
        lambda e: ", ".join(filter(None, (e.mail, e.product))),
    ),
    i.ViewProgress: (
        "Stayed on the page",
        lambda e: f"{seconds(e.active_ms)} active, {e.depth:.0%} deep",
    ),
    i.OverlayExposed: ("Saw the help", _nothing),  # `detail_of` asks for its title
    i.OverlayEngaged: ("Used the help", _nothing),  # `detail_of` asks for its labels
    i.OverlayAnswered: ("Answered", lambda e: f"{e.element}: {e.answer}"),
    i.OverlayDismissed: ("Closed the help", _closed),
    i.OverlayFailed: ("The help could not be shown", lambda e: e.reason or ""),
    i.WebVitals: (
        "The page’s web vitals were measured",
        lambda e: "with Waverly at work" if e.watched else "with Waverly left out",
    ),
    i.LiteMode: ("The script turned to its lite mode", lambda e: e.reason.replace("_", " ")),
}
"""A title and the numbers behind it, for every kind of event."""

MOMENT_TITLES: dict[str, str] = {
    str(kind.__struct_config__.tag): WORDS[kind][0] for kind in m.MOMENTS
}
"""Each kind of moment in words, by its name on the wire."""

_MOMENT = re.compile(rf"\b({'|'.join(MOMENT_TITLES)})\b")
