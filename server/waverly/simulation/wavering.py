"""Simulated shoppers up to the moment they waver: the same events and fold as over the network."""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from waverly.catalogue import NOTHING_KNOWN
from waverly.deciding import Opportunity
from waverly.features import vector
from waverly.pipeline.opportunity import opportunity_of
from waverly.sessions import Profile
from waverly.simulation.batches import batch_of
from waverly.simulation.behaviour import behave
from waverly.simulation.items import ITEMS
from waverly.simulation.shopper import SimulatedVisit, visits
from waverly.simulation.world import World
from waverly.storage.log.replay import arrive, opened
from waverly.wire import Answer, read_batch

SITE = "simulated"
SILENCE = Answer()


class Wavering(Struct, frozen=True, kw_only=True):
    """A shopper who wavers: who it is, the opportunity, and its features as the product reads them."""

    visit: SimulatedVisit
    opportunity: Opportunity
    features: tuple[float, ...]


def waverings(world: World, count: int, start: int, days: int, seed: int) -> Iterator[Wavering]:
    """Yield `count` first moments of hesitation over `days`, in order of time. Same seed, same shoppers."""
    left = count
    share = 0.55  # of visits waver; a few more than needed are drawn, and not used
    for visit in visits(world, int(count / share * 1.05) + 20, start, days, seed):
        if not visit.wavers or not left:
            continue
        yield _until_asked(world, visit)
        left -= 1


def _until_asked(world: World, visit: SimulatedVisit) -> Wavering:
    profile = Profile(visits=int(visit.is_returning))
    state = opened(visit.session, visit.visitor, visit.at, profile)
    dialogue = behave(visit, world, ITEMS, {})
    step = next(dialogue)
    while True:
        body = msgspec.json.encode(batch_of(SITE, visit, step, state.version))
        batch, events = read_batch(body)
        new = arrive(state, batch, events, step.at)
        opportunity = opportunity_of(batch, new, state, step.at, NOTHING_KNOWN)
        if opportunity is not None:
            features = vector(state, profile, state.page, step.at)
            return Wavering(visit=visit, opportunity=opportunity, features=tuple(features))
        step = dialogue.send(SILENCE)
