"""Asks the log: does the model still fit, and what would other policies have earned?

Both are worked out by our own commands in processes of their own: the server that answers shoppers stays
small and quick.
"""

import asyncio
from typing import TypeVar

import msgspec
from msgspec import Struct

from waverly.processes.child import run_waverly
from waverly.settings import Settings

Found = TypeVar("Found")


class Interval(Struct, frozen=True, kw_only=True):
    """A change of orders, 0.1 for a tenth more, with the interval in which the truth lies with 95%."""

    value: float
    low: float
    high: float


class Overlap(Struct, frozen=True, kw_only=True):
    """Why the log cannot judge a policy, or else what to bear in mind."""

    refusals: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Judgement(Struct, frozen=True, kw_only=True):
    """What the log says of one policy; see `policies.judging`."""

    relative: Interval | None = None
    shown_share: float
    logged_shown_share: float
    overlap: Overlap


class Judged(Struct, frozen=True, kw_only=True):
    """One policy; without a judgement `unclear` says why there is none."""

    policy: str
    judgement: Judgement | None = None
    unclear: str | None = None

    @property
    def change(self) -> Interval | None:
        """Return the relative change of orders against what was really shown; None when refused."""
        return None if self.judgement is None else self.judgement.relative

    @property
    def reason(self) -> str:
        """Return why the log says nothing of it."""
        if self.judgement is None:
            return self.unclear or "It cannot be said."
        refusals = self.judgement.overlap.refusals
        return " ".join(refusals) or "The log has too few orders to compare."


class Drift(Struct, frozen=True, kw_only=True):
    """How far today's visitors are from those the model learnt from, feature by feature."""

    rows: int
    word: str
    features: tuple[tuple[str, float], ...] = ()


class Health(Struct, frozen=True, kw_only=True):
    """How old the model is, and whether its visitors changed; see `training.health`."""

    age_days: float
    is_old: bool
    drift: Drift | None = None


class _Shown(Struct, frozen=True, kw_only=True):
    health: Health


class Answer(Struct, frozen=True, kw_only=True):
    """What the log said; `health` is None without a model, `judged` None when it could not be asked."""

    health: Health | None
    judged: tuple[Judged, ...] | None


async def ask_log(settings: Settings, site: str) -> Answer:
    """Ask a site's log; takes seconds, on a large log a minute."""
    shown, judged = await asyncio.gather(
        _printed(settings, _Shown, "models", "show", "--site", site, "--json"),
        _printed(settings, tuple[Judged, ...], "evaluate", "--site", site, "--json"),
    )
    return Answer(health=None if shown is None else shown.health, judged=judged)


async def _printed(settings: Settings, kind: type[Found], *words: str) -> Found | None:
    ended = await run_waverly(settings, *words)
    return None if ended.status else msgspec.json.decode(ended.printed, type=kind)
