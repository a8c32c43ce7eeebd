"""A draft campaign on last month's real opportunities: the same code decides again, with the draft included.

Sessions are replayed in the order they opened. What a visitor would have been shown is carried from
visit to visit, so caps and the budget of attention act as they would have. What shoppers did is taken
as it was: people who would have seen the draft might have done otherwise.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from waverly.campaigns import Campaign
from waverly.catalogue import Known
from waverly.clock import HOUR_MS, day_of
from waverly.deciding import Policy, Record
from waverly.pipeline.opportunity import opportunity_of
from waverly.pipeline.scored import decide_scored
from waverly.policies.drafts.example import (
    REACTIONS,
    ExampleVisit,
    example_of,
    reactions_of,
    really_shown,
)
from waverly.reporting.measuring.metrics import BY_NAME
from waverly.reporting.timeline import TimelineEntry, entries_of
from waverly.scoring.scorer import Scorer
from waverly.sessions import CampaignHistory, Profile, SessionState
from waverly.storage import JournalRow, Store
from waverly.storage.catalogue.known_rows import known_then
from waverly.storage.log.replay import opened, replay_row, settle
from waverly.storage.log.session_stream import StoredSession, stream_opened
from waverly.storage.measured.kept_since_rows import gone_of
from waverly.storage.measured.purchase_rows import (
    has_bought,
    instants_by_visitor,
    is_followed,
    purchases_by_visitor,
)

CAPS = (
    "cap_session",
    "cap_visitor",
    "cooldown",
    "after_dismiss",
    "session_budget",
    "quiet_time",
    "dismissals",
    "attention",
)
"""Rules that say "enough": how often they stopped the draft is how hard its caps work."""

EXAMPLES = 3


class DraftReport(Struct, kw_only=True):
    """What a draft would have done. `days` counts showings by UTC day, `hours` by hour of the day.

    `collisions` counts the moments at which another campaign could have been shown as well,
    `taken_from` what was really chosen where the draft would have been. `ruled_out` counts the first
    objection to the draft, by rule. `visitors` are those it would have been chosen for, held out or
    not, `orders` how many of them bought within a week of it, and `reached` how many did what the draft
    is for (its `goal`) within the time reports give that. `first_at` is when the first visit played
    began (milliseconds), `gone` a sentence on what was asked for and is no longer kept.
    """

    campaign: str
    first_at: int | None = None
    gone: str = ""
    sessions: int = 0
    opportunities: int = 0
    qualified: int = 0
    chosen: int = 0
    shown: int = 0
    visitors: int = 0
    orders: int = 0
    reached: int = 0
    ruled_out: dict[str, int] = {}
    capped: dict[str, int] = {}
    collisions: dict[str, int] = {}
    taken_from: dict[str, int] = {}
    days: dict[str, int] = {}
    hours: tuple[int, ...] = (0,) * 24
    examples: tuple[ExampleVisit, ...] = ()


class _Tally(Struct, kw_only=True):
    """Counts while sessions pass by."""

    first_at: int | None = None
    sessions: int = 0
    opportunities: int = 0
    qualified: int = 0
    visitors: dict[str, int] = {}
    shown_at: list[int] = field(default_factory=list)
    chosen: int = 0
    ruled_out: Counter[str] = field(default_factory=Counter)
    collisions: Counter[str] = field(default_factory=Counter)
    taken_from: Counter[str] = field(default_factory=Counter)
    examples: list[ExampleVisit] = field(default_factory=list)


OnSession = Callable[[int], None]


class Deciding(Struct, frozen=True, kw_only=True):
    """What decides at a store now: its policy, and its models where it has any."""

    policy: Policy
    scorer: Scorer | None = None
    learner: Scorer | None = None


async def simulate_draft(
    store: Store,
    site: str,
    draft: Campaign,
    now: Deciding,
    since: int,
    until: int,
    *,
    on_session: OnSession | None = None,
) -> DraftReport:
    """Decide every opportunity of the sessions opened from `since` up to `until` anew, with `draft`.

    A campaign of the draft's id is replaced by it. Instants are server milliseconds. `on_session` is told
    how many sessions have been played.
    """
    others = tuple(campaign for campaign in now.policy.campaigns if campaign.id != draft.id)
    policy = replace(now.policy, campaigns=(*others, draft))
    arbiter = _Arbiter(store, site, replace(now, policy=policy), draft.id)
    played = 0
    async for session in stream_opened(store, site, since, until):
        await arbiter.replay(session)
        played += 1
        if on_session is not None:
            on_session(played)
    purchases = await purchases_by_visitor(store, site)
    reached = purchases
    if draft.goal != "purchase":  # every other goal is called what the outcome is called
        reached = await instants_by_visitor(store, site, draft.goal)
    return _report(draft, await gone_of(store, site, since), arbiter.tally, purchases, reached)


class _Arbiter:
    """Replays sessions under a policy, remembering what each visitor would have been shown."""

    def __init__(self, store: Store, site: str, deciding: Deciding, draft: str) -> None:
        self._store = store
        self._site = site
        self._deciding = deciding
        self._draft = draft
        self._shown: dict[str, Profile] = {}
        self._known: dict[tuple[str | None, int], Known] = {}
        self.tally = _Tally()

    async def replay(self, session: StoredSession) -> None:
        """Decide a session's opportunities anew; a visit of the store's own people counts in nothing."""
        if any(row.record is not None and row.record.preview for row in session.rows):
            return
        profile = self._profile(session)
        state = opened(session.id, session.visitor, session.opened_at, profile)
        really = really_shown(session)
        lines: list[TimelineEntry] = []
        was_shown = False
        for row in session.rows:
            batch, new = replay_row(state, row)
            happened = [event for event in new if not isinstance(event, REACTIONS)]
            lines += entries_of(replace(row, record=None), batch.page, happened, state)
            lines += reactions_of(new, really, state)
            if row.record is None:
                continue
            known = await self._known_of(row.record)
            opportunity = opportunity_of(batch, new, state, row.record.at, known)
            if opportunity is None:
                continue
            by = self._deciding
            record = decide_scored(opportunity, by.policy, by.scorer, by.learner)
            self._count(record, row)
            settle(state, record)
            lines += entries_of(replace(row, record=record), None, (), state)
            was_shown = was_shown or (record.displayed and record.arm == self._draft)
        self.tally.sessions += 1
        self.tally.first_at = self.tally.first_at or session.opened_at  # they come in that order
        self._shown[session.visitor] = _after(profile, state)
        if was_shown and len(self.tally.examples) < EXAMPLES:
            self.tally.examples.append(example_of(session, lines))

    def _profile(self, session: StoredSession) -> Profile:
        """Return the visitor's history as it was, with what would have been shown since."""
        known = self._shown.get(session.visitor)
        if known is None:
            return session.profile
        return replace(session.profile, shown=known.shown, seen=known.seen)

    async def _known_of(self, record: Record) -> Known:
        key = (record.product, record.sight.read_at)
        if key not in self._known:
            read = (self._store, self._site, record.product, record.sight, record.facts_as_of)
            self._known[key] = await known_then(*read)
        return replace(
            self._known[key],
            found=record.sight.found,
            confirmed_at=record.sight.confirmed_at,
            offers=record.sight.offers,
            held=record.sight.held,
            wished=record.sight.wished,
            case=record.sight.case,
        )

    def _count(self, record: Record, row: JournalRow) -> None:
        tally = self.tally
        tally.opportunities += 1
        fate = next((fate for fate in record.fates if fate.campaign == self._draft), None)
        if fate is not None and fate.rule is not None:
            tally.ruled_out[fate.rule] += 1
            return
        tally.qualified += 1
        tally.collisions.update(
            other.campaign
            for other in record.fates
            if other.rule is None and other.campaign != self._draft
        )
        if record.arm != self._draft:
            return
        tally.chosen += 1
        tally.visitors.setdefault(record.visitor, record.at)
        tally.taken_from[row.record.arm if row.record is not None else "nothing"] += 1
        if record.displayed:
            tally.shown_at.append(record.at)


def _after(profile: Profile, state: SessionState) -> Profile:
    """Return a visitor's history after a session."""
    shown = dict(profile.shown)
    for campaign, total in state.campaigns.items():
        if not total.displayed:
            continue
        before = shown.get(campaign, CampaignHistory())
        shown[campaign] = CampaignHistory(
            times=before.times + total.displayed,
            last_at=total.last_at,
            dismissed_at=total.dismissed_at or before.dismissed_at,
        )
    return replace(profile, shown=shown, seen=(*profile.seen, *state.shown)[-20:])


def _report(
    draft: Campaign,
    gone: str,
    tally: _Tally,
    purchases: Mapping[str, Sequence[int]],
    reached: Mapping[str, Sequence[int]],
) -> DraftReport:
    hours = Counter(at // HOUR_MS % 24 for at in tally.shown_at)
    window_ms = BY_NAME[draft.goal].window_ms
    return DraftReport(
        campaign=draft.id,
        first_at=tally.first_at,
        gone=gone,
        sessions=tally.sessions,
        opportunities=tally.opportunities,
        qualified=tally.qualified,
        chosen=tally.chosen,
        shown=len(tally.shown_at),
        visitors=len(tally.visitors),
        orders=sum(has_bought(purchases.get(who, ()), at) for who, at in tally.visitors.items()),
        reached=sum(
            is_followed(at, reached.get(who, ()), window_ms) for who, at in tally.visitors.items()
        ),
        ruled_out=dict(tally.ruled_out.most_common()),
        capped={rule: tally.ruled_out[rule] for rule in CAPS if tally.ruled_out[rule]},
        collisions=dict(tally.collisions.most_common()),
        taken_from=dict(tally.taken_from.most_common()),
        days=dict(sorted(Counter(day_of(at) for at in tally.shown_at).items())),
        hours=tuple(hours.get(hour, 0) for hour in range(24)),
        examples=tuple(tally.examples),
    )
