"""What is kept of a person, and what for, in words for the owner and for that person."""

from collections.abc import Sequence

from waverly.storage.people.kept.everything import KeptRows
from waverly.wording import counted

WORDS = {
    "journal": "messages from the pages they saw",
    "decisions": "decisions about help",
    "refunds": "refunds",
    "outcomes": "what came of a visit: help seen and used, additions to the cart, orders",
    "visits": "visits summed up",
    "enrolments": "places in comparisons of campaigns",
    "outbox": "messages to the shop’s other tools, and letters",
    "letters": "notes that a letter was written",
    "wishes": "things asked for (reminders, alerts, kept carts)",
    "told_events": "events reported by the shop’s other systems (app, mails, tills)",
    "contacts": "addresses, with whether letters may go there",
    "offer_confirmations": "personal offers",
    "told_carts": "carts reported by the shop",
    "told_wishes": "products on wish lists, reported by the shop",
    "visitor_links": "browsers known to be the same person’s",
    "sessions": "visits",
}
"""What the rows of each table are."""

_TO_HELP = "To notice hesitation and to offer help that fits, or none."
_TO_MEASURE = (
    "To find out whether help helps, by comparing those who got it with those who did not."
)
_AS_ASKED = "To do what was asked for."

PURPOSES = {
    "journal": _TO_HELP,
    "decisions": "To be able to say why something was shown or not, and to learn from it.",
    "refunds": _TO_MEASURE,
    "outcomes": _TO_MEASURE,
    "visits": "To see, in counts over all visits, where shoppers hesitate and leave.",
    "enrolments": _TO_MEASURE,
    "outbox": "To send letters that were asked for or agreed to, and to inform the shop’s own tools.",
    "letters": "To write no more letters than are welcome, and to see whether they help.",
    "wishes": _AS_ASKED,
    "told_events": "To see one person’s way through the shop, its app, its mails and its tills.",
    "contacts": "To write to people who agreed to letters, and to nobody who has withdrawn that.",
    "offer_confirmations": "To show a personal offer to the person it was made to, and to nobody else.",
    "told_carts": "To know what is in the cart if no page shows it.",
    "told_wishes": "To know what is on a wish list, and to offer help that fits.",
    "visitor_links": "To treat one person the same way in all their browsers.",
    "sessions": _TO_HELP,
}
"""What the rows of each table are kept for."""


def kept_lines(kept: KeptRows) -> list[str]:
    """Return a line for each table that holds something."""
    return [f"{WORDS[table]}: {count:,}" for table, count in kept.rows.items()]


def not_among(typed_in: Sequence[str]) -> str:
    """Return that visits of some browsers are not among it, to ask by the ids that follow; else nothing."""
    if not typed_in:
        return ""
    their = "its id" if len(typed_in) == 1 else "their ids"
    return (
        f"Not among it: visits of {counted(len(typed_in), 'browser')} in which the address was typed. That "
        f"may have been somebody else; ask by {their}"
    )
