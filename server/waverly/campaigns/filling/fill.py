"""From a template to an overlay: its words with their slots filled, and its kind's facts beside them."""

from functools import lru_cache
from typing import Any

import msgspec
from msgspec.structs import replace

from waverly.campaigns.filling.kinds import FACTS, facts_for
from waverly.campaigns.filling.links import without_links_to
from waverly.campaigns.filling.reading import first_asked
from waverly.campaigns.filling.slots import MissingFact, Slots, has_slots
from waverly.campaigns.template_context import TemplateContext
from waverly.campaigns.templates import AnyTemplate, FaqTemplate, MessageTemplate
from waverly.wire.overlay import AnyOverlay, Format, Given

_REMEMBERED = 1024
"""Plain overlays kept ready: far more than a store has campaigns."""


def fill(template: AnyTemplate, context: TemplateContext, form: Format) -> AnyOverlay | MissingFact:
    """Return the overlay in format `form`, or the sentence that says which fact is missing."""
    if isinstance(template, FaqTemplate):
        template = first_asked(template, context.moment)
    template = without_links_to(context.page.path, template)
    if type(template) not in FACTS:
        plain = _plain(template, form)
        if plain is not None:
            return plain
    facts = facts_for(template, context)
    if isinstance(facts, str):
        return facts
    slots = Slots(context, template.lang)
    content = slots.filled(msgspec.to_builtins(template))
    if slots.missing is not None:
        return slots.missing
    try:
        return replace(
            _overlay(content | facts, form), given=_given(template, slots) or template.given
        )
    except msgspec.ValidationError as error:
        # A name from a feed can be longer than a heading may be: then nothing is shown, and this says why.
        return f"with the facts of this moment it does not fit: {error}"


def _given(template: AnyTemplate, slots: Slots) -> Given | None:
    """Return what must be so on the page. A message is of use only where the page does not say the same."""
    given = Given(
        unsaid=slots.sentence if isinstance(template, MessageTemplate) else None,
        variant=slots.variant,
    )
    return None if given == Given() else given


@lru_cache(maxsize=_REMEMBERED)
def _plain(template: AnyTemplate, form: Format) -> AnyOverlay | None:
    """Return the overlay of a template without slots and facts: it is the same for everybody."""
    if has_slots(msgspec.json.encode(template).decode()):
        return None
    return _overlay(msgspec.to_builtins(template), form)


def _overlay(content: dict[str, Any], form: Format) -> AnyOverlay:
    made: AnyOverlay = msgspec.convert(content, AnyOverlay)
    return replace(made, format=form)
