"""Flags a store's own components follow; the rules are data, in `flags.toml` beside the campaigns."""

from collections.abc import Callable, Container
from importlib.resources import files
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from waverly.campaigns import CAUSES
from waverly.errors import CampaignError
from waverly.errors.fitting import toml_as
from waverly.features import FEATURES
from waverly.features.registry import MISSING
from waverly.sessions import SessionState
from waverly.wire import Mood
from waverly.wire.scalars import Label

SCORES = ("buying", "leaving")
"""`buying` needs a model; `leaving` comes from rules until a model has learnt it."""

Slug = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]

_READS = {feature.name: feature.read for feature in FEATURES}


class Bound(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bounds that a number must lie within; an unknown number never does."""

    name: str
    above: float | None = None
    below: float | None = None

    def holds(self, value: float | None) -> bool:
        """Return whether `value` lies within; not for None or NaN."""
        if value is None or value != value:  # noqa: PLR0124  # only NaN differs from itself
            return False
        if self.above is not None and value <= self.above:
            return False
        return self.below is None or value < self.below


class FlagRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """When a flag is on: every condition holds. `why` says it to whoever reads the file."""

    why: Label = ""
    mood: tuple[Mood, ...] = ()
    scores: tuple[Bound, ...] = ()
    causes: tuple[Bound, ...] = ()
    features: tuple[Bound, ...] = ()


FlagRules = dict[Slug, FlagRule]

_rules = msgspec.json.Decoder(FlagRules)


class FlagInputs(Struct, frozen=True, kw_only=True):
    """What rules may use. `score` and `cause` give a value by name and are called only when needed."""

    state: SessionState
    at: int
    mood: Mood
    cause: Callable[[str], float]
    score: Callable[[str], float | None]


def flags_of(rules: FlagRules, known: FlagInputs) -> dict[str, bool]:
    """Return every flag, on or off."""
    return {name: _is_on(rule, known) for name, rule in rules.items()}


def _is_on(rule: FlagRule, known: FlagInputs) -> bool:
    if rule.mood and known.mood not in rule.mood:
        return False
    return (
        all(bound.holds(known.cause(bound.name)) for bound in rule.causes)
        and all(bound.holds(_feature(bound.name, known)) for bound in rule.features)
        and all(bound.holds(known.score(bound.name)) for bound in rule.scores)
    )


def _feature(name: str, known: FlagInputs) -> float:
    """Return a feature's value; a rule of an earlier version may name one that is gone, which is missing."""
    read = _READS.get(name)
    state = known.state
    return MISSING if read is None else read(state, state.profile, state.page, known.at)


def parse_flags(text: str, place: str) -> FlagRules:
    """Return the rules in a TOML text. Raises CampaignError naming the place, the value and the mend."""
    rules = toml_as(text, FlagRules, place, CampaignError, "docs/scoring.md shows a file of flags.")
    for flag, rule in rules.items():
        for kind, names in (("features", _READS), ("scores", SCORES), ("causes", CAUSES)):
            _check_names(f"{place} {flag}.{kind}", getattr(rule, kind), names)
    return rules


def _check_names(place: str, bounds: tuple[Bound, ...], known: Container[str]) -> None:
    for bound in bounds:
        if bound.name not in known:
            raise CampaignError(
                "There is nothing of this name",
                place=place,
                value=bound.name,
                mend="The features reference lists features; scores are buying and leaving.",
            )
        if bound.above is None and bound.below is None:
            raise CampaignError(
                "A condition needs a bound",
                place=place,
                value=bound.name,
                mend="Add above or below.",
            )


def unknown_features(rules: FlagRules) -> dict[str, tuple[str, ...]]:
    """Return, by flag, the features its rule names that this version does not have: such a flag stays off."""
    unknown = {
        flag: tuple(bound.name for bound in rule.features if bound.name not in _READS)
        for flag, rule in rules.items()
    }
    return {flag: names for flag, names in unknown.items() if names}


def default_flags() -> FlagRules:
    """The rules that hold until a store has its own."""
    return parse_flags(default_text(), "default_flags.toml")


def default_text() -> str:
    """The file `waverly init` puts beside the campaigns."""
    return (files("waverly.scoring") / "default_flags.toml").read_text(encoding="utf-8")


def encode_flags(rules: FlagRules) -> str:
    """The rules as JSON, as the database keeps them."""
    return msgspec.json.encode(rules, order="sorted").decode()


def decode_flags(content: str) -> FlagRules:
    """The rules in the database; the default ones where nothing is kept."""
    return _rules.decode(content) if content else default_flags()
