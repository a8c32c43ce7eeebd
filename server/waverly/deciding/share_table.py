"""The table of shares that is learnt every night. A record's policy version says which table was used.

An empty table is the opening state: the rules' choice leads everywhere and nothing is held back.
"""

import hashlib
from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec import Struct

from waverly.deciding.objection import Objection

RestState = Literal["slowed", "paused", "probation", "released"]
"""`slowed`: only the floor. `paused`: not shown. `probation`: shown again, and watched.
`released`: shown because the owner said so; not held back again before `until`."""


class TriggerShares(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was learnt at one kind of moment.

    `lead` is ranked first whatever the rules say; `floored` campaigns get only the floor; `control` is
    the share of nothing once help is known to be worth showing, or None for the opening share.
    """

    lead: str | None = None
    floored: tuple[str, ...] = ()
    control: float | None = None


class Rest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A campaign held back on one kind of device at one kind of moment. Instants are milliseconds.

    `dismissed` and `used` are the figures that led to it, counted since `count_from`; `days` is how
    long it rests, doubled each time it comes back from probation.
    """

    campaign: str
    device: str
    moment: str
    state: RestState
    since: int
    until: int
    count_from: int
    days: float = 7.0
    dismissed: int = 0
    used: int = 0


class Learner(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A model that may set the shares. The larger `gamma`, the less it tries arms that look worse."""

    artifact: str
    gamma: float


class ShareTable(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that was learnt about a site's shares. `learner` decides only while it is set.

    `attention_prices` are this store's own, by format or by format and device (`sheet/mobile`), and
    `closing_price` is what one closed overlay costs in orders; the starting prices hold for the others.
    """

    triggers: dict[str, TriggerShares] = {}
    rests: tuple[Rest, ...] = ()
    learner: Learner | None = None
    attention_prices: dict[str, float] = {}
    closing_price: float | None = None

    def trigger(self, moment: str) -> TriggerShares:
        """Return what was learnt at a kind of moment."""
        return self.triggers.get(moment, _UNTAUGHT)

    def rest(self, campaign: str, device: str, moment: str) -> Rest | None:
        """Return how a campaign is held back here, or None when it is not."""
        for rest in self.rests:  # few, and asked for every campaign: no tuples built to compare
            if rest.campaign == campaign and rest.moment == moment and rest.device == device:
                return rest
        return None


_UNTAUGHT = TriggerShares()
OPENING = ShareTable()
"""Nothing learnt yet."""

_decoder = msgspec.json.Decoder(ShareTable)


def encode_table(table: ShareTable) -> bytes:
    """Return a table as canonical JSON, from which its version is computed."""
    return msgspec.json.encode(table, order="sorted")


def decode_table(content: bytes) -> ShareTable:
    """Return the table in canonical JSON."""
    return _decoder.decode(content)


def table_version(table: ShareTable) -> str:
    """Return the first 12 hex digits of the SHA-256 of the canonical JSON; empty for the opening."""
    return "" if table == OPENING else hashlib.sha256(encode_table(table)).hexdigest()[:12]


def policy_version(campaigns: str, shares: str) -> str:
    """Return the name of a set of campaigns with a table of shares, as records carry it."""
    return f"{campaigns}-{shares}" if shares else campaigns


def parts_of(version: str) -> tuple[str, str]:
    """Return the versions of the campaigns and of the shares that a policy version names."""
    campaigns, _, shares = version.partition("-")
    return campaigns, shares


def paused(rest: Rest | None) -> Objection | None:
    """Return why a paused campaign is not shown, or None when it is not paused."""
    if rest is None or rest.state != "paused":
        return None
    return Objection(
        rule="pulled_back",
        found=f"paused on {rest.device}: {rest.dismissed} closed it, {rest.used} used it",
        wanted="more who use it than close it",
    )


def slowed_here(
    table: ShareTable, campaigns: Iterable[str], device: str, moment: str
) -> frozenset[str]:
    """Return those of `campaigns` that are slowed at this moment on this device."""
    if not table.rests:
        return frozenset()
    return frozenset(
        name
        for name in campaigns
        if (rest := table.rest(name, device, moment)) is not None and rest.state == "slowed"
    )


def held_to_floor(
    table: ShareTable, campaigns: Iterable[str], device: str, moment: str
) -> frozenset[str]:
    """Return those of `campaigns` that get only the floor here: slowed, or not worth showing."""
    floored = table.trigger(moment).floored
    return slowed_here(table, campaigns, device, moment).union(floored)
