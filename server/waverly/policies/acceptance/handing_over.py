"""Once a week: may a learnt model decide? The answer is put in force and kept as a sentence."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from waverly import __version__
from waverly.clock import DAY_MS
from waverly.deciding.share_table import Learner, ShareTable
from waverly.features import NAMES
from waverly.policies.acceptance.candidates import Candidate
from waverly.policies.acceptance.effect_card import EFFECT_CARD_FILE, EffectCard
from waverly.policies.acceptance.effect_text import effect_markdown
from waverly.policies.acceptance.verdict import NO_MODEL, AcceptanceVerdict, consider
from waverly.policies.logged.arrays import judged_log
from waverly.policies.logged.decisions import read_log
from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.scoring.artifact import write_artifact
from waverly.scoring.calibration import Identity
from waverly.scoring.model_registry import OF_EFFECTS
from waverly.storage import Store
from waverly.storage.site.policy_rows import campaigns_now
from waverly.storage.site.share_rows import EVERY_CAMPAIGN, Move, change_table, current_table
from waverly.training.machine import Machine
from waverly.training.train import CARD_FILE

LOG_DAYS = 120
"""The log a model may learn from: one season, so that last winter does not decide about this summer."""

ACCEPTANCE_TEST = "gate"
"""The acceptance test's name among the moves that are kept: databases hold it, so it stays."""


async def consider_learner(
    store: Store, site: str, models: Path, at: int, *, seed: int = 0, threads: int = 1
) -> Move:
    """Hold the acceptance test, put its answer in force, and return it as a sentence. For once a week.

    `at` is server milliseconds. The model is an artifact in `models`; running servers load it within
    seconds.
    """
    campaigns = await campaigns_now(store, site)
    entries = await read_log(store, site, at - LOG_DAYS * DAY_MS, at, with_features=True)
    log = judged_log(entries, {campaign.id: campaign.holdout for campaign in campaigns})
    table = await current_table(store, site)
    if isinstance(log, CannotSay):
        verdict = AcceptanceVerdict(sentence=f"{NO_MODEL}. {log.cannot_say}")
    else:
        verdict = consider(log, table, campaigns, Machine(seed=seed, num_threads=threads))
    learner = None if verdict.candidate is None else _ship(verdict, verdict.candidate, models, at)
    move = Move(
        at=at,
        campaign=EVERY_CAMPAIGN,
        kind=ACCEPTANCE_TEST,
        sentence=verdict.sentence,
        figures={"decisions": verdict.decisions, "orders": verdict.orders},
    )

    async def handed_over(now: ShareTable) -> tuple[ShareTable, tuple[Move, ...]]:
        # Judging took minutes: the rest of the table may have moved.
        return replace(now, learner=learner), (move,)

    await change_table(store, site, at, handed_over)
    return move


def _ship(verdict: AcceptanceVerdict, candidate: Candidate, models: Path, at: int) -> Learner:
    when = datetime.fromtimestamp(at / 1000, UTC).strftime("%Y%m%dT%H%M%S")
    artifact = f"{when}-{at % 1000:03}{OF_EFFECTS}"
    card = _card(verdict, candidate, artifact, at)
    write_artifact(
        models,
        artifact,
        model_text=candidate.model_text,
        calibration=Identity(),
        manifest=candidate.manifest(__version__, at),
        effects_text=candidate.effects_text,
        beside={
            CARD_FILE: effect_markdown(card).encode(),
            EFFECT_CARD_FILE: msgspec.json.encode(card),
        },
    )
    return Learner(artifact=artifact, gamma=candidate.gamma)


def _card(verdict: AcceptanceVerdict, candidate: Candidate, artifact: str, at: int) -> EffectCard:
    judged = verdict.judgement
    return EffectCard(
        artifact_id=artifact,
        waverly_version=__version__,
        created_at=at,
        learner=f"{candidate.kind.upper()}-learner",
        first_at=candidate.first_at,
        last_at=candidate.last_at,
        rows=candidate.rows,
        orders=candidate.orders,
        features=len(NAMES),
        judged_on=0 if judged is None else judged.decisions,
        judged_orders=0 if judged is None else judged.orders,
        verdict=verdict.sentence,
        arms=verdict.effects,
    )
