"""Why a campaign is not shown: one rule, what was found, what was wanted."""

from msgspec import Struct


class Objection(Struct, frozen=True, kw_only=True):
    """Why not: the rule's name, what was found and what was wanted."""

    rule: str
    found: str
    wanted: str
