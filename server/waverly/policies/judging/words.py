"""Policies: the name that commands take, what pages call each, and where each can be asked for."""

from collections.abc import Iterable, Mapping

JUDGED = ("nothing", "rules", "opening", "current")
"""A store's own log can judge these, and any file with a table of shares."""

PLAYED = (
    "nothing",
    "rules",
    "propensity",
    "lift",
    "lift-alone",
    "gated",
    "ungated",
    "oracle",
)
"""These can be played on simulated shoppers (`waverly.simulation.policies` makes them)."""

WORDS: Mapping[str, str] = {
    "nothing": "show nothing at all",
    "rules": "always show what fits best",
    "opening": "the starting rules",
    "current": "what decides now",
    "propensity": "help the half least likely to buy",
    "lift": "shares that orders move every night",
    "lift-alone": "lift, without holding back what people close",
    "gated": "lift, and a model where it is proven better",
    "ungated": "a model, proven or not",
    "oracle": "what truly helps, which nobody can know",
}
"""What each is called where people read it; a page begins it with a capital."""

WHY_NOT_JUDGED = (
    "It learns, or knows, as it goes, and a log of what was decided cannot be learnt from anew by "
    "another. `waverly simulate` plays it on simulated shoppers; `current` is what has been learnt here "
    "so far."
)
WHY_NOT_PLAYED = (
    "opening and current are a store’s own: `waverly evaluate` judges them from its log."
)

NO_RESULT = (
    "It counts orders after all moments with a choice, at whichever campaign, and its limits hold for "
    "one look. A campaign’s own result counts people, at its own moments and for its own goal, and its "
    "limits hold however often you look. So an estimate may speak up while a campaign’s result still "
    "says that neither help nor harm is shown. Where the two differ, trust the campaign’s result."
)
NOT_ALWAYS = (
    "Always showing what fits best is not done, even where it promises more orders: hardly anybody "
    "would then get nothing at such a moment, so the nights could no longer tell which help is worth "
    "showing. What annoyance costs in later visits is not in this estimate, either."
)
"""What whoever reads a judgement must know, in a page and in a terminal."""


def named(policies: Iterable[str]) -> str:
    """Return policies by name, each with its description: `rules (always show what fits best)`."""
    return ", ".join(f"{name} ({WORDS[name]})" for name in policies)
