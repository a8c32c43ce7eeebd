"""What was learnt: who divides the shares, the model, prices of attention, and the log when asked."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.access.guard import AdminVisit
from waverly.admin.context import AdminContext
from waverly.admin.learning.asked_log import Answer, ask_log
from waverly.admin.learning.words import health_words, price_rows, priced_devices
from waverly.errors import ArtifactError
from waverly.features import FEATURE_HASH
from waverly.policies.acceptance.effect_card import EffectCard, read_effect_card
from waverly.policies.acceptance.effect_words import come_true_sentence
from waverly.policies.attention.annoyance_log import prices_of
from waverly.policies.attention.words import CLOSINGS, COUNTED, POINTS
from waverly.policies.judging.words import NO_RESULT, NOT_ALWAYS, WORDS
from waverly.policies.shares.words import stage_sentence
from waverly.reporting.periods import days_between
from waverly.scoring.drift_scale import amount_of
from waverly.scoring.feature_titles import feature_title
from waverly.scoring.model_registry import RegisteredModel, registered_models
from waverly.scoring.training_log import Training, learnt_from, trainings
from waverly.storage.site.share_rows import EVERY_CAMPAIGN, recent_moves
from waverly.storage.site.site_settings import zone_of

if TYPE_CHECKING:
    from waverly.training.card import Card

MOVES = 10
TRAININGS = 5
"""Shown of the latest; the commands print more."""


class LearningPage:
    """`/admin/learning`. The log is asked once at a time: it is read whole."""

    def __init__(self, admin: AdminContext) -> None:
        self._admin = admin
        self._busy = asyncio.Lock()

    async def page(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the page."""
        return await self._render(request, visit)

    async def ask(self, request: Request, visit: AdminVisit, fields: Mapping[str, str]) -> Response:
        """Ask the log, and serve the page with what it says."""
        if self._busy.locked():
            return await self._render(request, visit, is_busy=True)
        async with self._busy:
            answer = await ask_log(self._admin.settings, visit.site.key)
        return await self._render(request, visit, answer=answer)

    async def _render(
        self,
        request: Request,
        visit: AdminVisit,
        *,
        answer: Answer | None = None,
        is_busy: bool = False,
    ) -> Response:
        site, now = visit.site.key, self._admin.clock.now()
        models = self._admin.settings.models_of(site)
        policy = self._admin.rules.policy(site)
        scorer = self._admin.rules.scorer(site)
        verdicts = await recent_moves(self._admin.store, site, campaign=EVERY_CAMPAIGN, limit=1)
        card = None if scorer is None else await _card(models / scorer.artifact_id)
        zone = await zone_of(self._admin.store, site)
        prices = await prices_of(self._admin.store, site, now)
        rows = price_rows(prices)
        moves = await recent_moves(self._admin.store, site, limit=MOVES)
        unsaid = verdicts[0] if verdicts and verdicts[0] not in moves else None
        health = None if answer is None else answer.health
        learner = policy.table.learner
        return self._admin.templates.render(
            request,
            "learning.html",
            visit=visit,
            section="learning",
            stage=stage_sentence(policy, unsaid),
            moves=moves,
            effects=None if learner is None else await _effects(models / learner.artifact),
            come_true=come_true_sentence,
            scorer=scorer,
            card=card,
            learnt_on=None if card is None else days_between(card.first_at, card.last_at, zone),
            registered_models=await asyncio.to_thread(_of_buyers, models),
            trainings=await asyncio.to_thread(
                _latest, models, scorer.artifact_id if card and scorer else None
            ),
            learnt_from=learnt_from,
            feature_title=feature_title,
            amount=amount_of,
            policy=policy,
            prices=prices,
            counted=COUNTED,
            what_points_are=POINTS,
            what_closings_are=CLOSINGS,
            price_rows=rows,
            priced_devices=priced_devices(rows),
            answer=answer,
            health=None if health is None else health_words(health),
            drift=None if health is None else health.drift,
            policies=WORDS,
            no_result=NO_RESULT,
            not_always=NOT_ALWAYS,
            is_busy=is_busy,
        )


def _of_buyers(models: Path) -> list[RegisteredModel]:
    """Return the models that say who buys."""
    return [each for each in registered_models(models, FEATURE_HASH) if not each.is_of_effects]


def _latest(models: Path, told: str | None) -> list[Training]:
    """Return recent trainings, newest first, without the one already `told`.

    They are recorded when they end, so a long one comes after those that began later.
    """
    others = [each for each in trainings(models) if each.artifact is None or each.artifact != told]
    return sorted(others, key=lambda each: -each.at)[:TRAININGS]


async def _effects(path: Path) -> EffectCard | None:
    """Return the card of the model that decides; None for one made without, or whose card cannot be read."""
    try:
        return await asyncio.to_thread(read_effect_card, path)
    except ArtifactError:
        return None


async def _card(path: Path) -> "Card | None":
    """Return a model's card; None for one made without, or whose card cannot be read."""
    # NumPy comes with it: only an owner who looks at this page pays for that.
    from waverly.training.health import read_card

    try:
        return await asyncio.to_thread(read_card, path)
    except ArtifactError:
        return None
