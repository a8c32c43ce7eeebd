"""What the texts in events are: words of the shop and the script, names of one order or case, or neither.

What leaves the house goes by this. A text in neither list counts as typed by the shopper, so that a new
field stays here until somebody has said what it is.
"""

WORDS = frozenset(
    {
        "answer",
        "category",
        "channel",
        "currency",
        "device",
        "element",
        "field",
        "how",
        "input",
        "kind",
        "lines",
        "listing",
        "name",
        "option",
        "product",
        "reason",
        "region",
        "section",
        "sections",
        "step",
        "target",
        "topic",
    }
)
"""Fields with words of the shop and of the script, also within their lines and as names of their sections."""

REFERENCES = frozenset({"case", "code", "decision", "mail", "number", "order"})
"""Fields that name one order, one case, one coupon: the store knows whose it is."""


def is_typed(field: str, value: object) -> bool:
    """Return whether a field of an event holds what the shopper typed, or may."""
    return field not in WORDS | REFERENCES and not isinstance(value, int | float)
