"""A season played by several policies, each meeting the same shoppers day by day."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from waverly.clock import DAY_MS
from waverly.deciding import Record
from waverly.policies.logged.decisions import Logged
from waverly.sessions import CampaignHistory, Profile, Showing
from waverly.simulation.players import BY_ID, Player
from waverly.simulation.policies import players
from waverly.simulation.truth import PotentialOutcomes, answer_of, offline_world
from waverly.simulation.wavering import Wavering, waverings
from waverly.simulation.world import World, WorldName
from waverly.storage.log.decision_log import LoggedDecision, LoggedFate

START = 1_790_035_200_000
"""Tuesday 2026-09-22, 00:00 UTC: a fixed first day, so that a seed gives the same season for ever."""


class SeasonPlan(Struct, frozen=True, kw_only=True):
    """How long a season is and how many shoppers waver a day."""

    world: WorldName
    policies: tuple[str, ...]
    days: int = 60
    decisions_a_day: int = 1_000
    seed: int = 1


class Score(Struct, kw_only=True):
    """What a policy did in a season. `gained` are orders over showing nothing, by the true chances."""

    policy: str
    decisions: int = 0
    shown: int = 0
    used: int = 0
    dismissed: int = 0
    orders: int = 0
    gained: float = 0.0


class _Table(Struct, kw_only=True):
    """One policy in play: its score and what each visitor has seen of it."""

    player: Player
    score: Score
    profiles: dict[str, Profile]


OnDay = Callable[[], None]
"""Told that a day was played."""


def play(plan: SeasonPlan, on_day: OnDay | None = None) -> list[Score]:
    """Play a season and return each policy's score, in the order of the plan."""
    world = offline_world(plan.world)
    tables = [
        _Table(player=player, score=Score(policy=name), profiles={})
        for name, player in players(plan.policies, world).items()
    ]
    count = plan.days * plan.decisions_a_day
    played = 0
    for wavering in waverings(world, count, START, plan.days, plan.seed):
        while played < (wavering.visit.at - START) // DAY_MS:
            played += 1
            _night(tables, played, on_day)
        for table in tables:
            _meet(table, wavering, world)
    _night(tables, plan.days, on_day)
    return [table.score for table in tables]


def _night(tables: Sequence[_Table], day: int, on_day: OnDay | None) -> None:
    for table in tables:
        table.player.night(day, START + day * DAY_MS)
    if on_day is not None:
        on_day()


def _meet(table: _Table, wavering: Wavering, world: World) -> None:
    visitor = wavering.visit.visitor
    profile = table.profiles.get(visitor, wavering.opportunity.profile)
    record = table.player.choose(replace(wavering.opportunity, profile=profile), wavering)
    answer = answer_of(world, wavering.visit, BY_ID[record.arm] if record.displayed else None)
    if record.displayed:
        table.profiles[visitor] = _after(profile, record, answer)
    table.player.see(logged(record, answer, wavering))
    score = table.score
    score.decisions += 1
    score.shown += record.displayed
    score.used += answer.used
    score.dismissed += answer.dismissed
    score.orders += answer.bought
    score.gained += answer.p_buy - answer.p_buy_alone


def _after(profile: Profile, record: Record, answer: PotentialOutcomes) -> Profile:
    """Return what is known of a visitor after an overlay: the caps of later visits need it."""
    known = profile.shown.get(record.arm, CampaignHistory())
    shown = CampaignHistory(
        times=known.times + 1,
        last_at=record.at,
        dismissed_at=record.at if answer.dismissed else known.dismissed_at,
    )
    return replace(
        profile,
        visits=profile.visits + 1,
        shown=profile.shown | {record.arm: shown},
        seen=(*profile.seen, Showing(at=record.at, format=record.format))[-20:],
    )


def logged(record: Record, answer: PotentialOutcomes, wavering: Wavering) -> Logged:
    """Return a decision and what came of it as the log would hold it."""
    decision = LoggedDecision(
        id=record.id,
        session=record.session,
        visitor=record.visitor,
        device=wavering.visit.device,
        at=record.at,
        moment=record.moment,
        arm=record.arm,
        displayed=record.displayed,
        held_out=record.held_out,
        takes_part=record.holdout_bucket >= record.holdout,
        policy=record.policy,
        propensities=record.propensities,
        fates=tuple(
            LoggedFate(campaign=fate.campaign, score=fate.score)
            for fate in record.fates
            if fate.score is not None
        ),
        features=wavering.features,
        used=answer.used,
        dismissed=answer.dismissed,
    )
    return Logged(decision=decision, bought=answer.bought)
