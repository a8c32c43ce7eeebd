"""The help the offline simulation chooses from: two or three pieces for each kind of moment.

Each helps with one or two reasons and, a little, with a neighbouring one, so that at every moment there is
a leader, a runner-up and sometimes a third. In world B the runner-up is mostly the right one.
"""

from collections.abc import Mapping, Sequence

from waverly.campaigns import Campaign, Cause
from waverly.campaigns.schema import Trigger
from waverly.campaigns.templates import MessageTemplate


def _help(
    identity: str, order: int, causes: Mapping[Cause, float], moments: Sequence[str]
) -> Campaign:
    return Campaign(
        id=identity,
        name=identity.replace("-", " ").capitalize(),
        why="You seemed to hesitate.",
        order=order,
        causes=dict(causes),
        trigger=Trigger(moments=tuple(moments)),
        overlay=MessageTemplate(title="A word of help", body="It speaks to one reason to waver."),
    )


HELP: tuple[Campaign, ...] = (
    _help(
        "fit-advice",
        10,
        {"fit": 1.0, "information": 0.15, "choice": 0.1},
        ("size_guide_unresolved", "variant_toggle", "scroll_loop", "pause"),
    ),
    _help(
        "returns-answers",
        20,
        {"trust": 1.0, "shipping": 0.7, "fit": 0.15, "timing": 0.15},
        ("policy_linger", "cart_button_hover", "exit_intent", "size_guide_unresolved"),
    ),
    _help(
        "product-facts",
        30,
        {"information": 1.0, "choice": 0.6, "trust": 0.15, "shipping": 0.1},
        (
            "scroll_loop",
            "pause",
            "listing_pogo",
            "variant_toggle",
            "policy_linger",
            "cart_button_hover",
        ),
    ),
    _help(
        "come-back-later",
        40,
        {"timing": 1.0, "price": 0.5, "choice": 0.15},
        ("exit_intent", "product_revisit", "listing_pogo", "checkout_tab_switch"),
    ),
    _help(
        "payment-answers",
        50,
        {"payment": 1.0, "price": 0.4, "timing": 0.1},
        ("checkout_tab_switch", "checkout_stall", "product_revisit"),
    ),
)
