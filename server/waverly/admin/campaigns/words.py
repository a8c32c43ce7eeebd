"""A campaign's settings in plain sentences."""

import re
from collections.abc import Sequence

from waverly.campaigns import Campaign
from waverly.campaigns.schema import Trigger
from waverly.campaigns.templates import AnyTemplate, ComparisonTemplate, ReviewTemplate
from waverly.reporting.words import came_from, moment_phrase
from waverly.wording import counted

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*\*|__")


def trigger(campaign: Campaign) -> str:
    """Return when it may be shown."""
    moments = either([_felt(kind, campaign.trigger) for kind in campaign.trigger.moments])
    pages = campaign.audience.pages
    where = f" on a {either(pages)} page" if pages else ""
    return f"When a shopper{where} {moments}."


def audience(campaign: Campaign) -> str:
    """Return whom it is for."""
    who = campaign.audience
    parts: list[str] = []
    if who.devices:
        parts.append(f"on {either(who.devices)} devices")
    if who.referrers:
        parts.append(f"who came from {either([came_from(each) for each in who.referrers])}")
    if who.returning is not None:
        parts.append("who were here before" if who.returning else "who are here for the first time")
    if who.min_cart_value:
        parts.append(f"with a cart of at least {who.min_cart_value:,.2f}")
    if who.wished is not None:
        has = "have" if who.wished else "do not have"
        parts.append(f"who {has} the product on their wish list")
    return f"Shoppers {', '.join(parts)}." if parts else "Every shopper."


def caps(campaign: Campaign) -> str:
    """Return how often one shopper may get it."""
    limit = campaign.caps
    return (
        f"At most {_often(limit.per_session)} a visit and {_often(limit.per_visitor)} a visitor, "
        f"with {counted(limit.cooldown_days, 'day')} between; after it was closed, not for "
        f"{counted(limit.after_dismiss_days, 'day')}."
    )


def schedule(campaign: Campaign) -> str:
    """Return from when until when it runs."""
    start, end, zone = campaign.schedule.start, campaign.schedule.end, campaign.schedule.zone
    if start and end:
        return f"From {start} to {end} ({zone})."
    if start:
        return f"From {start} on ({zone})."
    return f"Until {end} ({zone})." if end else "Always."


def filling(overlay: AnyTemplate) -> str:
    """Return what is put into an overlay when it is shown, empty where the file says all of it."""
    match overlay:
        case ReviewTemplate():
            few = "A sentence" if overlay.single else "Sentences"
            topics = either(overlay.topics)
            return (
                f"{few} from stored reviews of the product in view, word for word, about {topics}."
            )
        case ComparisonTemplate():
            rows = ", ".join(row.label for row in overlay.rows)
            return f"A table of up to {overlay.most} products, the one in view first: {rows}."
        case _:
            return FILLINGS.get(str(overlay.__struct_config__.tag), "")


FILLINGS = {
    "guarantee": "What is still missing from the cart, or that it is reached.",
    "shipping": "What delivery costs and how long it takes, by country, as the store states it.",
    "offer": "An offer the store has confirmed, with its terms.",
    "timer": "When an offer of the store ends, counted down.",
    "form_help": "The fields that still need something, by name.",
    "missing": "What is still to be chosen.",
    "save_cart": "A field for an address, and the other ways to keep the cart.",
    "alert": "A field for an address.",
    "reminder": "A field for an address, and when to be reminded.",
    "question": "A field for a question, and one for an address.",
    "chat": "A field for a first message, and what may be told with it.",
    "poll": "A question with answers to choose from.",
    "quiz": "Questions with answers to choose from, and what follows from them.",
    "slider": "A question answered on a scale.",
    "rating": "A question answered by a rating.",
    "story": "Pictures with words, one after another.",
}
"""What stands in an overlay of each kind beside its title, where it is no text of the file."""


def plain(body: str) -> str:
    """Return an overlay's text without its marks: links as their words, emphasis as it reads."""
    return _EMPHASIS.sub("", _LINK.sub(r"\1", body))


def either(words: Sequence[str]) -> str:
    """Return `a`, `a or b`, `a, b or c`."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _felt(kind: str, trigger: Trigger) -> str:
    if kind == "friction_search" and trigger.searches:
        return f"searched about {either(trigger.searches)}"
    return moment_phrase(kind)


def _often(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
