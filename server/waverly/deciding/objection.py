"""Why a campaign is not shown: one rule, what was found, what was wanted."""

from msgspec import Struct


class Limit(Struct, frozen=True, kw_only=True):
    """What a rule counted, and the number it held that against: overlays, or seconds."""

    found: int
    wanted: int


class Objection(Struct, frozen=True, kw_only=True):
    """Why not: the rule's name, what was found and what was wanted; `limit` has the numbers where it counts.

    Records keep the words, and must go on with the same ones to be repeatable: people read others, made of
    the numbers.
    """

    rule: str
    found: str
    wanted: str
    limit: Limit | None = None
