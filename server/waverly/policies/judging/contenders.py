"""Policies by name: what each would have done at a logged decision."""

from collections.abc import Callable, Mapping, Sequence
from math import nan
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.campaigns.checking import MOMENT_NAMES
from waverly.deciding import NOTHING, Policy
from waverly.deciding.share_table import OPENING, Learner, ShareTable, TriggerShares
from waverly.deciding.shares import divide, divide_learnt
from waverly.errors import SettingsError
from waverly.errors.allowed import refusal_of
from waverly.errors.names import known_are
from waverly.pipeline.scored import effects_by
from waverly.policies.judging.words import JUDGED, PLAYED, WHY_NOT_JUDGED, named
from waverly.scoring.scorer import Scorer
from waverly.storage.log.decision_log import LoggedDecision

Chances = Callable[[LoggedDecision], Mapping[str, float]]
"""Gives each arm's probability at a decision; they sum to 1 over its live arms."""


class Contender(Struct, frozen=True, kw_only=True):
    """A policy to be judged. `fitted_until` (milliseconds) is the end of the log it was learnt from."""

    name: str
    chances: Chances
    fitted_until: int | None = None
    needs_features: bool = False


def nothing(decision: LoggedDecision) -> Mapping[str, float]:
    """Never show anything."""
    return {NOTHING: 1.0}


def by_table(table: ShareTable, campaigns: Sequence[Campaign]) -> Chances:
    """Divide as a table of shares does, by the very function that divides online."""
    policy = Policy(version="judged", campaigns=tuple(campaigns), table=table)
    orders = {campaign.id: campaign.order for campaign in campaigns}

    def chances(decision: LoggedDecision) -> Mapping[str, float]:
        ranked = rank(decision, orders, table.trigger(decision.moment).lead)
        return divide(ranked, policy, decision.moment, decision.device)

    return chances


def by_learner(table: ShareTable, learner: Learner, model: Scorer) -> Chances:
    """Divide as a learnt model does, by the very functions that divide online."""
    policy = Policy(version="judged", campaigns=(), table=table)

    def chances(decision: LoggedDecision) -> Mapping[str, float]:
        live = [fate.campaign for fate in decision.fates]
        features = [nan if value is None else value for value in decision.features]
        effects = dict(zip(live, effects_by(model, features)(live), strict=True))
        return divide_learnt(effects, learner, policy, decision.moment, decision.device)

    return chances


def by_rules(campaigns: Sequence[Campaign]) -> Chances:
    """Always show the rules' choice, with no control and no trials."""
    orders = {campaign.id: campaign.order for campaign in campaigns}
    return lambda decision: {NOTHING: 0.0, rank(decision, orders)[0]: 1.0}


def rank(decision: LoggedDecision, orders: Mapping[str, int], lead: str | None = None) -> list[str]:
    """Return the live campaigns, best first: the learnt leader, then as the rules score them."""
    fates = sorted(
        decision.fates,
        key=lambda fate: (
            fate.campaign != lead,
            -(fate.score or 0.0),
            orders.get(fate.campaign, 0),
            fate.campaign,
        ),
    )
    return [fate.campaign for fate in fates]


def read_table(file: Path) -> ShareTable:
    """Return the table of shares in a JSON file, as `waverly shares show --json` prints it.

    Raises SettingsError for a file that holds no table.
    """
    mend = f"Use {', '.join(JUDGED)}, or a table of shares as JSON."
    if not file.is_file():
        if str(file) in PLAYED:
            raise SettingsError(
                "A log cannot judge this policy",
                place="--policy",
                value=named((str(file),)),
                mend=WHY_NOT_JUDGED,
            )
        raise SettingsError(
            "There is no such policy or file",
            place="--policy",
            value=str(file),
            mend=f"{known_are(str(file), JUDGED)} Or name a file with a table of shares (JSON).",
        )
    try:
        content = file.read_bytes()
        outer = msgspec.json.decode(content)
        inner = outer.get("table", outer) if isinstance(outer, dict) else outer
        table = msgspec.convert(inner, ShareTable)
    except msgspec.ValidationError as error:
        found = refusal_of(error, ShareTable, inner)
        raise SettingsError(
            f"This is no policy. {found.sentence}",
            place=f"{file} {found.path}".strip(),
            value=found.value,
            mend=f"{found.mend} {mend}".lstrip(),
        ) from error
    except (OSError, msgspec.DecodeError) as error:
        raise SettingsError(
            "This is no policy", place=str(file), value=str(error), mend=mend
        ) from error
    unknown = sorted(_strange_names(inner))
    if unknown:
        raise SettingsError(
            "This policy speaks of what no table of shares holds",
            place=str(file),
            value=", ".join(unknown),
            mend="`waverly shares show --json` prints one as it is.",
        )
    return table


def _strange_names(table: Mapping[str, Any]) -> set[str]:  # Any: what was typed
    """Return unknown names in a file's table: ignoring a typing error would judge another policy."""
    strange = set(table) - set(ShareTable.__struct_fields__)
    for shares in table.get("triggers", {}).values():
        strange |= set(shares) - set(TriggerShares.__struct_fields__)
    return strange


def refuse_unknown(table: ShareTable, campaigns: Sequence[Campaign], file: str) -> None:
    """Raise SettingsError for a table with unknown moments or campaigns, or with invalid shares."""
    known = {campaign.id for campaign in campaigns}
    for moment, shares in table.triggers.items():
        if moment not in MOMENT_NAMES:
            raise SettingsError(
                "There is no such moment",
                place=f"{file} triggers",
                value=moment,
                mend=known_are(moment, MOMENT_NAMES),
            )
        if shares.control is not None and not 0 <= shares.control <= 1:
            raise SettingsError(
                "This is no share",
                place=f"{file} triggers.{moment}.control",
                value=f"{shares.control:g}",
                mend="Write the share of such moments at which nothing is shown, from 0 to 1.",
            )
        unknown = {*shares.floored, *filter(None, (shares.lead,))} - known
        if unknown:
            raise SettingsError(
                "This table speaks of campaigns that are not in force",
                place=f"{file} triggers.{moment}",
                value=", ".join(sorted(unknown)),
                mend=f"In force are: {', '.join(sorted(known)) or 'none'}.",
            )


def opening(campaigns: Sequence[Campaign]) -> Chances:
    """Divide as on the first day."""
    return by_table(OPENING, campaigns)
