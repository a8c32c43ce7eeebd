"""Judges a policy by the store's own log, before anybody meets it."""

from pathlib import Path

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.deciding.share_table import OPENING
from waverly.features import FEATURE_HASH
from waverly.policies.judging.contenders import (
    Contender,
    by_learner,
    by_rules,
    by_table,
    nothing,
    opening,
    read_table,
    refuse_unknown,
)
from waverly.policies.judging.judgement import Judgement, judge
from waverly.policies.judging.plot import plot
from waverly.policies.judging.reward_model import reward_model
from waverly.policies.logged.arrays import JudgedLog, judged_log, table_of
from waverly.policies.logged.decisions import read_log
from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.estimators import Floats
from waverly.scoring.artifact import load_artifact
from waverly.storage import Store
from waverly.storage.measured.kept_since_rows import gone_of
from waverly.storage.site.policy_rows import campaigns_now
from waverly.storage.site.share_rows import current_table, made_at


class Evaluation(Struct, frozen=True, kw_only=True):
    """A policy and what the log says of it; exactly one of `judgement` and `unclear` is there.

    `first_at` is when the first decision judged by was made (milliseconds), `gone` a sentence on what
    was asked for and is no longer kept.
    """

    policy: str
    first_at: int | None = None
    gone: str = ""
    judgement: Judgement | None = None
    unclear: str | None = None


async def evaluate(
    store: Store,
    site: str,
    policy: str,
    since: int,
    until: int,
    *,
    models: Path,
    picture: Path | None = None,
) -> Evaluation:
    """Judge a policy, by name or a file of shares, on the decisions from `since` up to `until`.

    Instants are server milliseconds; `models` is the folder of artifacts. A `picture` is written as
    SVG. Raises SettingsError when `policy` is neither a name nor a file of shares.
    """
    campaigns = await campaigns_now(store, site)
    contender = await find(store, site, policy, campaigns, models)
    entries = await read_log(store, site, since, until, with_features=contender.needs_features)
    gone = await gone_of(store, site, since)
    log = judged_log(entries, {campaign.id: campaign.holdout for campaign in campaigns})
    if isinstance(log, CannotSay):
        return Evaluation(policy=policy, gone=gone, unclear=log.cannot_say)
    new = table_of([contender.chances(decision) for decision in log.decisions], log.arms)
    first_at = min(decision.at for decision in log.decisions)
    judgement = _judged(contender, log, new, first_at)
    if picture is not None:
        plot(log, new, judgement, picture)
    return Evaluation(policy=policy, first_at=first_at, gone=gone, judgement=judgement)


def _judged(contender: Contender, log: JudgedLog, new: Floats, first_at: int) -> Judgement:
    until = contender.fitted_until
    is_own_log = until is not None and until > first_at
    return judge(log, new, reward_model(log), fitted_on_this_log=is_own_log)


async def find(
    store: Store, site: str, policy: str, campaigns: tuple[Campaign, ...], models: Path
) -> Contender:
    """Return the policy of a name or in a file. Raises SettingsError when it is neither."""
    match policy:
        case "nothing":
            return Contender(name=policy, chances=nothing)
        case "rules":
            return Contender(name=policy, chances=by_rules(campaigns))
        case "opening":
            return Contender(name=policy, chances=opening(campaigns))
        case "current":
            table = await current_table(store, site)
        case _:
            table = read_table(Path(policy))
            refuse_unknown(table, campaigns, policy)
    if table.learner is not None:
        model = load_artifact(models / table.learner.artifact, FEATURE_HASH)
        return Contender(
            name=policy,
            chances=by_learner(table, table.learner, model),
            fitted_until=model.manifest.last_at,
            needs_features=True,
        )
    return Contender(
        name=policy,
        chances=by_table(table, campaigns),
        fitted_until=None if table == OPENING else await made_at(store, site, table),
    )
