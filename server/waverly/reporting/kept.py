"""What is kept of a person, in words for the owner."""

from waverly.storage.people.everything import Kept

WORDS = {
    "journal": "messages from the pages they saw",
    "decisions": "decisions about help",
    "refunds": "refunds",
    "outcomes": "what came of a visit: help seen and used, additions to the cart, orders",
    "visits": "visits summed up",
    "enrolments": "places in comparisons of campaigns",
    "outbox": "messages to your other tools, and letters",
    "letters": "notes that a letter was written",
    "wishes": "things asked for (reminders, alerts, kept carts)",
    "contacts": "addresses you may write to",
    "offer_confirmations": "personal offers",
    "visitor_links": "browsers known to be the same person's",
    "sessions": "visits",
}
"""What the rows of each table are."""


def kept_lines(kept: Kept) -> list[str]:
    """Return a line for each table that holds something."""
    return [f"{WORDS[table]}: {count:,}" for table, count in kept.rows.items()]
