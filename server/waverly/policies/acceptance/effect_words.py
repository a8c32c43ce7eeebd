"""How far a model of effects knows whom a help suits, in a sentence."""

from waverly.policies.acceptance.effect_card import ArmEffect


def come_true_sentence(effect: ArmEffect) -> str:
    """Return how much of the differences that were expected between moments happened."""
    if effect.come_true is None or effect.come_true_low is None or effect.come_true_high is None:
        return "It expects the same everywhere."
    share = f"{effect.come_true:.0%} ({effect.come_true_low:.0%} to {effect.come_true_high:.0%})"
    if effect.come_true_low > 0:
        known = "It knows whom this help suits"
    elif effect.come_true_high < 0:
        known = "It is mistaken about whom this help suits"
    else:
        known = "Whether it knows whom this help suits cannot be said yet"
    return f"{known}: of the differences it expects, {share} came true."
