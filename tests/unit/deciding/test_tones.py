"""The same help, said as the shopper needs it now."""

import pytest
from msgspec.structs import replace

from tests.support.builders import a_campaign, a_policy, an_opportunity
from waverly.campaigns import worded
from waverly.campaigns.templates import FaqTemplate
from waverly.deciding import Opportunity, decide
from waverly.sessions import MomentSum
from waverly.wire.overlay import MessageOverlay

TONED = a_campaign(
    tones={
        "frustrated": {"title": "We are sorry", "body": "Take your time; nothing is lost."},
        "focused": {"body": "True to size."},
    }
)


def feeling(*, stepped: bool, **strengths: float) -> Opportunity:
    o = an_opportunity(preview=True)
    moments = {kind: MomentSum(times=1, strength=s, last_at=o.at) for kind, s in strengths.items()}
    return replace(
        o,
        state=replace(o.state, moments=moments, last_at=o.at, stepped_at=o.at if stepped else None),
    )


@pytest.mark.parametrize(
    ("strengths", "stepped", "variant", "title", "body"),
    [
        (
            {"rage_click": 1.0},
            True,
            "frustrated",
            "We are sorry",
            "Take your time; nothing is lost.",
        ),
        ({"pause": 0.4}, True, "focused", "Sizes", "True to size."),
        ({"pause": 0.4}, False, "a", "Sizes", "They run true to size."),
        ({"pause": 1.0, "scroll_loop": 0.5}, True, "a", "Sizes", "They run true to size."),
    ],
)
def test_the_mood_chooses_the_words(
    strengths: dict[str, float], stepped: bool, variant: str, title: str, body: str
) -> None:
    shown = decide(feeling(stepped=stepped, **strengths), a_policy(TONED)).shown
    assert shown is not None and isinstance(shown.overlay, MessageOverlay)
    assert (shown.variant, shown.overlay.title, shown.overlay.body) == (variant, title, body)


def test_an_accordion_in_another_tone_keeps_what_the_tone_does_not_say() -> None:
    items = [{"question": "Can I send it back?", "answer": "For 30 days."}]
    campaign = a_campaign(
        overlay={"kind": "faq", "title": "Good to know", "items": items},
        tones={"frustrated": {"title": "Let us help"}},
    )
    template = worded(campaign, "frustrated").template
    assert isinstance(template, FaqTemplate)
    assert (template.title, template.items[0].answer) == ("Let us help", "For 30 days.")
