"""Simulated shoppers: who comes, when, and with which hidden reason to waver."""

import math
import random
from collections.abc import Iterator
from typing import TypeVar

from msgspec import Struct

from waverly.campaigns import Cause
from waverly.clock import DAY_MS
from waverly.simulation.world import CAUSE_SHARES, World

Name = TypeVar("Name", bound=str)

HOURLY = (1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 9, 9, 8, 5, 3)
"""Traffic by hour of the day, in parts: a shop's evening peak."""

RETURN_SHARE = 0.30
"""Share of visits by somebody who was here before."""

REFERRERS = (("search", 0.40), ("direct", 0.25), ("social", 0.20), ("email", 0.15))


class SimulatedVisit(Struct, frozen=True, kw_only=True):
    """One simulated visit, before it meets the shop. `at` is its start in milliseconds.

    `interest` is hidden; how long and how deep the shopper looks reflects it weakly.
    """

    visitor: str
    session: str
    at: int
    device: str
    referrer: str
    is_returning: bool
    wavers: bool
    cause: Cause
    annoyability: float
    interest: float
    log_odds: float
    seed: int


def visits(
    world: World, count: int, start: int, days: float, seed: int
) -> Iterator[SimulatedVisit]:
    """Yield `count` visits over `days` from the instant `start`, in order of time. Same seed, same visits."""
    rng = random.Random(seed)  # noqa: S311  # synthetic shoppers, not secrets
    known: list[tuple[str, str]] = []
    for number, at in enumerate(sorted(_arrival(rng, start, days) for _ in range(count))):
        yield _visit(world, rng, known, number, at, seed)


def _arrival(rng: random.Random, start: int, days: float) -> int:
    """Draw an arrival: every day alike, by the hour within it; never after the last day's end."""
    while True:
        day = rng.random() * (math.ceil(days) if days >= 1 else days)
        hour = rng.choices(range(24), weights=HOURLY)[0] + rng.random()
        at = math.floor(day) + hour / 24 if days >= 1 else day
        if at < days:
            return start + int(at * DAY_MS)


def _visit(
    world: World,
    rng: random.Random,
    known: list[tuple[str, str]],
    number: int,
    at: int,
    seed: int,
) -> SimulatedVisit:
    is_returning = bool(known) and rng.random() < RETURN_SHARE
    if is_returning:
        visitor, device = known[int(rng.triangular(0, len(known), len(known) - 1))]
    else:
        visitor = f"v{seed:x}-{number:x}-{rng.getrandbits(40):x}"
        device = "mobile" if rng.random() < 0.58 else "desktop"
        known.append((visitor, device))
    referrer = _pick(rng, REFERRERS)
    wavers = rng.random() < 0.55
    interest = rng.gauss(0.0, 1.0)
    log_odds = (
        world.base
        + interest * world.interest_spread
        + world.returning * is_returning
        + world.touch * (device == "mobile")
        + world.from_mail * (referrer == "email")
        + world.wavering * wavers
    )
    return SimulatedVisit(
        visitor=visitor,
        session=f"s{seed:x}-{number:x}-{rng.getrandbits(40):x}",
        at=at,
        device=device,
        referrer=referrer,
        is_returning=is_returning,
        wavers=wavers,
        cause=_pick(rng, tuple(CAUSE_SHARES.items())),
        annoyability=rng.uniform(0.4, 1.6),
        interest=interest,
        log_odds=log_odds,
        seed=rng.getrandbits(32),
    )


def _pick(rng: random.Random, shares: tuple[tuple[Name, float], ...]) -> Name:
    return rng.choices([name for name, _ in shares], [share for _, share in shares])[0]
