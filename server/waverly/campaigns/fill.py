"""Turns a campaign's template into an overlay, or says which fact is missing."""

import re

from msgspec import Struct

from waverly.campaigns.schema import (
    AnyTemplate,
    FaqTemplate,
    MessageTemplate,
    ReviewTemplate,
)
from waverly.catalogue import ProductFacts, quote_for, rating_of
from waverly.wire.overlay import (
    AnyOverlay,
    FaqOverlay,
    Format,
    MessageOverlay,
    Question,
    ReviewOverlay,
)

_SLOT = re.compile(r"\{product\.([a-z_]+)\}")

MissingFact = str
"""A sentence that says which fact is missing."""


class _Filler(Struct, kw_only=True):
    """Fills slots from one product's facts and remembers the first that had none."""

    facts: ProductFacts | None
    missing: str | None = None

    def text(self, template: str) -> str:
        """Return the template with its slots filled; `missing` is set when one could not be."""
        if "{" not in template:
            return template
        return _SLOT.sub(self._value, template)

    def _value(self, match: re.Match[str]) -> str:
        name = match.group(1)
        value = None if self.facts is None else getattr(self.facts, name, None)
        if isinstance(value, str):
            return value
        if isinstance(value, float) and self.facts is not None and self.facts.currency:
            return f"{value:.2f} {self.facts.currency}"
        self.missing = self.missing or f"the catalogue has no {name} for this product"
        return ""


def fill(
    template: AnyTemplate, facts: ProductFacts | None, form: Format
) -> AnyOverlay | MissingFact:
    """Return the overlay in format `form`, or the sentence that says which fact is missing."""
    filler = _Filler(facts=facts)
    title = filler.text(template.title)
    overlay = _fill_kind(template, filler, title, form)
    return filler.missing if filler.missing is not None else overlay


def _fill_kind(
    template: AnyTemplate, filler: _Filler, title: str, form: Format
) -> AnyOverlay | MissingFact:
    match template:
        case MessageTemplate():
            return MessageOverlay(
                format=form,
                title=title,
                lang=template.lang,
                actions=template.actions,
                body=filler.text(template.body),
            )
        case FaqTemplate():
            items = tuple(
                Question(question=filler.text(item.question), answer=filler.text(item.answer))
                for item in template.items
            )
            return FaqOverlay(
                format=form,
                title=title,
                lang=template.lang,
                actions=template.actions,
                items=items,
            )
        case ReviewTemplate():
            return _fill_review(template, filler.facts, title, form)


def _fill_review(
    template: ReviewTemplate, facts: ProductFacts | None, title: str, form: Format
) -> AnyOverlay | MissingFact:
    if facts is None:
        return "the catalogue does not know this product"
    for topic in template.topics:
        quote = quote_for(facts, topic)
        if quote is not None:
            return ReviewOverlay(
                format=form,
                title=title,
                lang=template.lang,
                actions=template.actions,
                quote=quote,
                rating=rating_of(facts),
            )
    return f"no well rated review of this product speaks of {' or '.join(template.topics)}"
