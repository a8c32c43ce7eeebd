"""Exports a session as a small file from which its decisions can be repeated anywhere.

A trace holds the session's batches without anything personal, the policies and facts its
decisions were made from, and what the models said. The models themselves are not included, but
their answers are. So are the points that were drawn, because the visitor's id is not.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from waverly import __version__
from waverly.campaigns import Campaign
from waverly.catalogue import Known, ProductFacts
from waverly.deciding import NOTHING, Policy, Record, decide
from waverly.deciding.assignment import (
    campaign_holdout_seed,
    exploration_seed,
    global_holdout_seed,
)
from waverly.deciding.decide import id_of
from waverly.deciding.opportunity import BASELINE
from waverly.deciding.share_table import ShareTable
from waverly.errors import Malformed, NotFound
from waverly.features import FEATURE_HASH, vector
from waverly.pipeline.opportunity import opportunity_of
from waverly.pipeline.policy_of import policy_of
from waverly.pipeline.scrub import SESSION, VISITOR, Pseudonyms, scrubbed
from waverly.sessions import Profile, SessionState
from waverly.storage import JournalRow, Store
from waverly.storage.catalogue.known_rows import known_then
from waverly.storage.log.replay import arrive, opened, settle
from waverly.storage.log.session_rows import opening_of, session_rows
from waverly.storage.measured.kept_since_rows import gone_before
from waverly.wire import read_batch

FORMAT = 1

DECIDES_OTHERWISE = (
    "Repeated here, its decisions are not the recorded ones, so no trace of it is handed out. Most likely an"
    " earlier version of Waverly made them; `waverly explain DECISION` checks each of them."
)


class TracedPolicy(Struct, frozen=True, kw_only=True):
    """A policy some decisions were made under."""

    version: str
    holdout: float
    campaigns: tuple[Campaign, ...]
    table: ShareTable


class TracedDecision(Struct, frozen=True, kw_only=True):
    """What a decision needs besides the session: policy, facts, the models' answers, the points drawn."""

    at: int
    policy: str
    model: str | None
    known: Known
    p_buy: dict[str, float | None]
    effects: dict[str, float | None]
    buckets: dict[str, float]
    in_baseline: bool = False


class TracedBatch(Struct, frozen=True, kw_only=True):
    """One batch and, when it asked, its decision."""

    received_at: int
    body: msgspec.Raw
    decision: TracedDecision | None = None


class Trace(Struct, frozen=True, kw_only=True):
    """A session that can be replayed on its own. `decisions` are the expected results, without timings."""

    format: int = FORMAT
    waverly_version: str
    feature_hash: str
    site: str
    opened_at: int
    profile: Profile
    policies: tuple[TracedPolicy, ...]
    batches: tuple[TracedBatch, ...]
    decisions: tuple[Record, ...] = ()


class Signed(Struct, frozen=True, kw_only=True):
    """A trace with the digest of its content and this server's signature of that."""

    trace: msgspec.Raw
    digest: str
    signature: str


class Replayed(Struct, frozen=True, kw_only=True):
    """The result of a replay: the expected decisions, those made here, and whether they are the same."""

    expected: tuple[Record, ...]
    made: tuple[Record, ...]
    same: bool
    signed_here: bool
    same_features: bool


async def trace_of(store: Store, site: str, session: str) -> Trace:
    """Return a session's trace.

    Raises NotFound when there is no such session, and when replaying the trace does not give the
    recorded decisions: such a trace must not be handed out.
    """
    known = await opening_of(store, site, session)
    if known is None:
        gone = await gone_before(store, site)
        raise NotFound("There is no such visit", value=session, mend=gone)
    _, opened_at, profile = known
    rows = await session_rows(store, site, session)
    names = Pseudonyms()
    batches = [await _traced(store, row, names) for row in rows]
    records = [row.record for row in rows if row.record is not None]
    versions = {record.policy: record.holdout for record in records}
    policies = [await policy_of(store, site, v, holdout) for v, holdout in versions.items()]
    trace = Trace(
        waverly_version=__version__,
        feature_hash=FEATURE_HASH,
        site=site,
        opened_at=opened_at,
        # `person` is another browser's visitor id; its points are in the decisions.
        profile=replace(profile, person=""),
        policies=tuple(_traced_policy(policy) for policy in policies),
        batches=tuple(batches),
    )
    made = decisions_of(trace)
    if [_choice(record) for record in made] != [_choice(record) for record in records]:
        raise NotFound("There is no trace of this visit", value=session, mend=DECIDES_OTHERWISE)
    return replace(trace, decisions=tuple(made))


def decisions_of(trace: Trace) -> list[Record]:
    """Decide everything in a trace again, and return the records."""
    policies = {policy.version: policy for policy in trace.policies}
    state = opened(SESSION, VISITOR, trace.opened_at, trace.profile)
    made: list[Record] = []
    for traced in trace.batches:
        record = _decide(traced, state, policies)
        if record is not None:
            made.append(record)
            settle(state, record)
    return made


def sign(trace: Trace, key: str) -> bytes:
    """Return a trace as a signed file."""
    content = msgspec.json.encode(trace)
    digest = hashlib.sha256(content).hexdigest()
    return msgspec.json.encode(
        Signed(trace=msgspec.Raw(content), digest=digest, signature=_signature(digest, key))
    )


A_TRACE = "Give the file as `waverly explain VISIT --trace FILE` or the visit's page wrote it."


def replay_file(content: bytes, key: str | None, *, place: str = "") -> Replayed:
    """Replay a signed trace found at `place`; `key` is this home's, if it has one.

    Raises Malformed when it is none or was changed since it was made.
    """
    try:
        signed = msgspec.json.decode(content, type=Signed)
        trace = msgspec.json.decode(signed.trace, type=Trace)
    except msgspec.DecodeError as error:
        raise Malformed("This is no trace", place=place, value=str(error), mend=A_TRACE) from error
    if hashlib.sha256(bytes(signed.trace)).hexdigest() != signed.digest:
        raise Malformed(
            "This trace was changed after it was made",
            place=place,
            value=f"digest {signed.digest[:12]}…",
            mend=A_TRACE,
        )
    made = tuple(decisions_of(trace))
    return Replayed(
        expected=trace.decisions,
        made=made,
        same=_all_alike(made, trace.decisions),
        signed_here=key is not None
        and hmac.compare_digest(signed.signature, _signature(signed.digest, key)),
        same_features=trace.feature_hash == FEATURE_HASH,
    )


def _all_alike(made: Sequence[Record], expected: Sequence[Record]) -> bool:
    return len(made) == len(expected) and all(map(Record.decides_like, made, expected))


def _signature(digest: str, key: str) -> str:
    return hmac.new(key.encode(), f"trace:{digest}".encode(), hashlib.sha256).hexdigest()


def _choice(record: Record) -> tuple[object, ...]:
    """Return the essence of a decision: the candidates, their probabilities, and what was drawn."""
    return record.at, record.fates, record.propensities, record.arm, record.held_out


async def _traced(store: Store, row: JournalRow, names: Pseudonyms) -> TracedBatch:
    body = scrubbed(row.body, names)
    record = row.record
    if record is not None:
        names.decisions[record.id] = _plain_id(record, names)
    return TracedBatch(
        received_at=row.received_at,
        body=msgspec.Raw(body),
        decision=None if record is None else await _traced_decision(store, record),
    )


def _plain_id(record: Record, names: Pseudonyms) -> str:
    return id_of(record.site, SESSION, names.view(record.view), record.seq)


async def _traced_decision(store: Store, record: Record) -> TracedDecision:
    known = await known_then(store, record.site, record.product, record.sight, record.facts_as_of)
    live = [fate for fate in record.fates if fate.rule is None]
    learns = record.stage == "learner"
    buckets = {
        exploration_seed(record.site, record.moment): record.bucket,
        global_holdout_seed(record.site): record.holdout_bucket,
    }
    if record.campaign_bucket is not None:
        buckets[campaign_holdout_seed(record.site, record.arm)] = record.campaign_bucket
    return TracedDecision(
        at=record.at,
        policy=record.policy,
        model=record.model,
        known=_without_authors(known),
        p_buy={NOTHING: record.p_buy, **{fate.campaign: fate.p_buy for fate in live}},
        effects={fate.campaign: fate.effect for fate in live} if learns else {},
        buckets=buckets,
        in_baseline=record.held_out == BASELINE,
    )


def _without_authors(known: Known) -> Known:
    product = None if known.product is None else _anonymous(known.product)
    return replace(known, product=product, similar=tuple(map(_anonymous, known.similar)))


def _anonymous(facts: ProductFacts) -> ProductFacts:
    return replace(facts, reviews=tuple(replace(review, author=None) for review in facts.reviews))


def _traced_policy(policy: Policy) -> TracedPolicy:
    return TracedPolicy(
        version=policy.version,
        holdout=policy.holdout,
        campaigns=policy.campaigns,
        table=policy.table,
    )


def _decide(
    traced: TracedBatch, state: SessionState, policies: Mapping[str, TracedPolicy]
) -> Record | None:
    body = bytes(traced.body)
    batch, events = read_batch(body)
    new = arrive(state, batch, events, traced.received_at)
    asked = traced.decision
    if asked is None:
        return None
    opportunity = opportunity_of(batch, new, state, asked.at, asked.known)
    if opportunity is None:
        raise Malformed("A batch of this trace asks about no moment it holds")
    known = policies[asked.policy]
    policy = Policy(
        version=known.version,
        campaigns=known.campaigns,
        holdout=known.holdout,
        table=known.table,
        baseline_until=asked.at + 1 if asked.in_baseline else 0,
    )
    return decide(
        replace(opportunity, buckets=asked.buckets),
        policy,
        None if asked.model is None else lambda arms: _answers_for(asked.p_buy, arms),
        add_effects=(lambda arms: _answers_for(asked.effects, arms)) if asked.effects else None,
        features=vector(state, state.profile, state.page, asked.at),
        model=asked.model,
    )


def _answers_for(answers: Mapping[str, float | None], arms: Sequence[str]) -> list[float | None]:
    return [answers.get(arm) for arm in arms]
