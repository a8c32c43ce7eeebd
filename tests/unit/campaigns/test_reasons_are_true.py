"""What a campaign that comes along tells a shopper as its reason is true at every moment it may come."""

from importlib.resources import files

import pytest

from waverly.campaigns import parse

STARTERS = files("waverly.campaigns") / "starter"
OF_THE_DEMO = files("waverly.campaigns") / "demo"

READ = {
    "before-you-go": ("It looked as if you were about to leave.", {"exit_intent"}),
    "checkout-answers": (
        "Something seemed to hold you up on the way to your order.",
        {"checkout_tab_switch", "checkout_stall", "form_struggle"},
    ),
    "compare-similar": ("You went back and forth between products.", {"listing_pogo"}),
    "fit-note": (
        "You have not settled on a size or another option yet.",
        {"size_guide_unresolved", "choice_missing", "variant_toggle"},
    ),
    "fit-review": (
        "You took a closer look at this product.",
        {
            "size_guide_unresolved",
            "choice_missing",
            "variant_toggle",
            "pause",
            "scroll_loop",
            "section_reread",
        },
    ),
    "form-help": ("A field of this form seemed to give you trouble.", {"form_struggle"}),
    "found-for-you": ("Your search seemed to leave something open.", {"friction_search"}),
    "nothing-happens": (
        "You pressed the same thing several times, and it did not seem to react.",
        {"rage_click"},
    ),
    "returns-answers": (
        "It looked as if you still had a question before ordering.",
        {"policy_linger", "cart_button_hover", "friction_search"},
    ),
    "still-thinking": ("You have looked at this product before.", {"product_revisit"}),
    "third-visit": ("You have come back to this product more than once.", {"product_revisit"}),
}
"""Each reason beside the moments somebody has read it for: what is new is to be read again."""


def test_all_of_them_have_been_read() -> None:
    assert {file.name for file in STARTERS.iterdir()} == {f"{name}.toml" for name in READ}


@pytest.mark.parametrize("name", READ)
def test_a_reason_is_the_one_that_was_read_for_its_moments(name: str) -> None:
    file = f"{name}.toml"
    campaign = parse((STARTERS / file).read_text(encoding="utf-8"), file)
    assert (campaign.why, set(campaign.trigger.moments)) == READ[name]


def test_the_demo_tells_the_same_reasons_for_moments_that_were_read() -> None:
    for file in OF_THE_DEMO.iterdir():
        campaign = parse(file.read_text(encoding="utf-8"), file.name)
        why, moments = READ[campaign.id]
        assert campaign.why == why, file.name
        assert set(campaign.trigger.moments) <= moments, file.name
