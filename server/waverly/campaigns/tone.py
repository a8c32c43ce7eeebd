"""The same help in another tone: reassuring for the frustrated, short for those who know what they want."""

from msgspec.structs import replace

from waverly.campaigns.schema import AnyTemplate, Campaign, FaqTemplate, MessageTemplate
from waverly.wire import Mood


def in_tone(campaign: Campaign, mood: Mood) -> AnyTemplate:
    """Return the campaign's template in the tone for a mood; as it is where the file names none."""
    tone = campaign.tones.get(mood)
    template = campaign.overlay
    if tone is None:
        return template
    title = template.title if tone.title is None else tone.title
    match template:
        case MessageTemplate():
            body = template.body if tone.body is None else tone.body
            return replace(template, title=title, body=body)
        case FaqTemplate():
            return replace(template, title=title, items=tone.items or template.items)
        case _:
            return replace(template, title=title)
