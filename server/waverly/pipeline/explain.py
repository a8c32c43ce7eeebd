"""Repeats a decision from the journal, which proves that its record is true."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.campaigns.schema import Cause
from waverly.deciding import Policy, Record
from waverly.deciding.opportunity import BASELINE
from waverly.errors import NotFound
from waverly.features import FEATURE_HASH
from waverly.pipeline.opportunity import opportunity_of
from waverly.pipeline.policy_of import policy_of
from waverly.pipeline.scored import decide_scored
from waverly.scoring.artifact import load_artifact
from waverly.scoring.influences import Influence, influences
from waverly.scoring.scorer import Scorer
from waverly.storage import Store
from waverly.storage.catalogue.known_rows import known_then
from waverly.storage.log.decision_rows import decision
from waverly.storage.log.replay import opened, steps
from waverly.storage.log.session_rows import opening_of, session_rows
from waverly.storage.measured.kept_since_rows import gone_before

LoadModel = Callable[[str, str], Scorer]
"""Gives a site's model by its id."""


class Explanation(Struct, frozen=True, kw_only=True):
    """A decision as recorded and as repeated; `same` says whether the two agree.

    `influences` moved the model most, the strongest first; empty where no model took part. `answers` has
    the causes each campaign of that day's policy speaks to, the strongest first.
    """

    recorded: Record
    replayed: Record
    same: bool
    same_features: bool = True
    influences: tuple[Influence, ...] = ()
    answers: Mapping[str, tuple[Cause, ...]] = {}


def models_in(models_of: Callable[[str], Path]) -> LoadModel:
    """Return a loader of models, each loaded once; `models_of` gives the folder of a site's models."""
    loaded: dict[Path, Scorer] = {}

    def load(site: str, identity: str) -> Scorer:
        path = models_of(site) / identity
        if path not in loaded:
            loaded[path] = load_artifact(path, FEATURE_HASH)
        return loaded[path]

    return load


async def explain(store: Store, identity: str, load_model: LoadModel) -> Explanation:
    """Return a decision beside its replay. Raises NotFound when there is no such decision."""
    recorded = await decision(store, identity)
    if recorded is None:
        gone = await gone_before(store)
        raise NotFound(
            "There is no such decision",
            value=identity,
            mend=f"A visit's page in the admin shows the id of each decision. {gone}".rstrip(),
        )
    policy = await _policy_then(store, recorded)
    replayed = await _again(store, recorded, policy, load_model)
    return Explanation(
        recorded=recorded,
        replayed=replayed,
        same=replayed.decides_like(recorded),
        same_features=replayed.features == recorded.features,
        influences=await asyncio.to_thread(_influences, recorded, load_model),
        answers={each.id: _answered(each) for each in policy.campaigns},
    )


def _answered(campaign: Campaign) -> tuple[Cause, ...]:
    return tuple(sorted(campaign.causes, key=lambda cause: -campaign.causes[cause]))


async def _policy_then(store: Store, recorded: Record) -> Policy:
    baseline_until = recorded.at + 1 if recorded.held_out == BASELINE else 0
    return await policy_of(store, recorded.site, recorded.policy, recorded.holdout, baseline_until)


def _influences(record: Record, load_model: LoadModel) -> tuple[Influence, ...]:
    if record.model is None:
        return ()
    return influences(load_model(record.site, record.model), record.features, record.arm)


async def _again(store: Store, recorded: Record, policy: Policy, load_model: LoadModel) -> Record:
    scorer = None if recorded.model is None else load_model(recorded.site, recorded.model)
    chosen = policy.table.learner
    learner = None if chosen is None else load_model(recorded.site, chosen.artifact)
    known = await opening_of(store, recorded.site, recorded.session)
    rows = await session_rows(store, recorded.site, recorded.session, up_to=recorded.version)
    if known is None or not rows:
        gone = await gone_before(store, recorded.site)
        raise NotFound(
            "The visit of this decision is no longer kept", value=recorded.session, mend=gone
        )
    visitor, opened_at, profile = known
    state = opened(recorded.session, visitor, opened_at, profile)
    known_facts = await known_then(
        store, recorded.site, recorded.product, recorded.sight, recorded.facts_as_of
    )
    for row, batch, new in steps(state, rows):
        if row.version == recorded.version:
            opportunity = opportunity_of(batch, new, state, recorded.at, known_facts)
            if opportunity is not None:
                return decide_scored(opportunity, policy, scorer, learner)
    raise NotFound("The batch of this decision asks for no help", value=recorded.session)
