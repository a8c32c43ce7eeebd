"""The facts each kind of overlay rests on. Kinds without an entry need nothing but their words."""

from collections.abc import Callable
from typing import Any

import msgspec

from waverly.campaigns.filling.keeping import alert, chat, reminder, save_cart
from waverly.campaigns.filling.reading import comparison, review
from waverly.campaigns.filling.slots import MissingFact
from waverly.campaigns.filling.terms import guarantee, offer, shipping, timer
from waverly.campaigns.template_context import TemplateContext
from waverly.campaigns.templates import (
    AlertTemplate,
    AnyTemplate,
    ChatTemplate,
    ComparisonTemplate,
    GuaranteeTemplate,
    OfferTemplate,
    ReminderTemplate,
    ReviewTemplate,
    SaveCartTemplate,
    ShippingTemplate,
    TimerTemplate,
)

Facts = dict[str, Any]  # Any: the fields of the kind's overlay
Find = Callable[[Any, TemplateContext], Facts | MissingFact]  # Any: each takes its own template

FACTS: dict[type, Find] = {
    ReviewTemplate: review,
    ComparisonTemplate: comparison,
    GuaranteeTemplate: guarantee,
    ShippingTemplate: shipping,
    OfferTemplate: offer,
    TimerTemplate: timer,
    SaveCartTemplate: save_cart,
    AlertTemplate: alert,
    ReminderTemplate: reminder,
    ChatTemplate: chat,
}
"""How the facts of each kind that needs some are found."""


def facts_for(template: AnyTemplate, context: TemplateContext) -> Facts | MissingFact:
    """Return the fields of the overlay that facts fill, or the sentence that says which is missing."""
    find = FACTS.get(type(template))
    found = {} if find is None else find(template, context)
    if isinstance(found, str):
        return found
    return {name: msgspec.to_builtins(value) for name, value in found.items()}
