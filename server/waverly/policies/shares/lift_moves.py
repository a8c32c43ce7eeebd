"""How the shares move overnight: from evidence to who leads, who keeps only the floor, and the control."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from waverly.deciding.opportunity import RESTING_CONTROL
from waverly.deciding.share_table import ShareTable, TriggerShares
from waverly.policies.shares.evidence import ShareEvidence, Where
from waverly.policies.shares.sentences import Names, lift_sentence
from waverly.policies.shares.standing import Standing, closing_price, standing_of
from waverly.storage.site.share_rows import Move

MIN_ORDERS_TO_MOVE = 20
"""Orders on both sides below which nothing moves: with fewer, one lucky day would."""

FLOOR_BELOW = 0.20
LIFTED_ABOVE = 0.50
"""A showing worth its annoyance with less than 20%: only the floor is left, until it is above 50% again."""

CONTROL_RESTS_ABOVE = 0.90
CONTROL_RETURNS_BELOW = 0.80
"""More than 90% sure that the leader is worth it: nothing needs only 10% to keep watch."""

TAKES_LEAD_ABOVE = 0.80


class _Trigger(Struct, frozen=True, kw_only=True):
    """One kind of moment: its campaigns' standings and which one leads."""

    moment: str
    known: Mapping[str, Standing]
    lead: str


def move_shares(
    table: ShareTable, evidence: Mapping[Where, ShareEvidence], names: Names, at: int
) -> tuple[ShareTable, list[Move]]:
    """Return the table after a night, and each move with its sentence. `at` is server milliseconds."""
    triggers = dict(table.triggers)
    moves: list[Move] = []
    for moment in sorted({moment for moment, _ in evidence}):
        before = table.trigger(moment)
        trigger = _trigger(moment, before, evidence, closing_price(table))
        after, changes = _move(before, trigger)
        moves += [_recorded_move(change, moment, names, at) for change in changes]
        if after == TriggerShares():
            triggers.pop(moment, None)
        else:
            triggers[moment] = after
    return replace(table, triggers=triggers), moves


def _trigger(
    moment: str, before: TriggerShares, evidence: Mapping[Where, ShareEvidence], price: float
) -> _Trigger:
    here = {campaign: found for (where, campaign), found in evidence.items() if where == moment}
    choice = max(sorted(here), key=lambda campaign: here[campaign].leads)
    known = {
        campaign: standing_of(campaign, found, is_rules_choice=campaign == choice, price=price)
        for campaign, found in here.items()
    }
    lead = before.lead if before.lead in known else choice
    return _Trigger(moment=moment, known=known, lead=lead or choice)


class _Change(Struct, frozen=True, kw_only=True):
    """What moves, for which campaign; `rival` is whom it overtakes."""

    kind: str
    standing: Standing
    rival: Standing | None = None


def _move(before: TriggerShares, trigger: _Trigger) -> tuple[TriggerShares, list[_Change]]:
    floored, changes = _floored(before, trigger)
    after = replace(before, floored=floored)
    lead, challenger = trigger.known[trigger.lead], _challenger(trigger)
    if challenger is not None and challenger.p_better_than(lead) > TAKES_LEAD_ABOVE:
        changes.append(_Change(kind="leads", standing=challenger, rival=lead))
        return replace(after, lead=challenger.campaign, control=None), changes
    if before.control is None and _is_sure(lead) and lead.p_worth > CONTROL_RESTS_ABOVE:
        changes.append(_Change(kind="control_rests", standing=lead))
        after = replace(after, control=RESTING_CONTROL)
    elif before.control is not None and lead.p_worth < CONTROL_RETURNS_BELOW:
        changes.append(_Change(kind="control_returns", standing=lead))
        after = replace(after, control=None)
    return after, changes


def _is_sure(standing: Standing) -> bool:
    return standing.evidence.fewest_orders >= MIN_ORDERS_TO_MOVE


def _floored(before: TriggerShares, trigger: _Trigger) -> tuple[tuple[str, ...], list[_Change]]:
    floored = set(before.floored)
    changes: list[_Change] = []
    for campaign, standing in sorted(trigger.known.items()):
        # Without enough recent orders nothing changes, in either direction.
        if not _is_sure(standing):
            continue
        if campaign in floored and standing.p_worth > LIFTED_ABOVE:
            floored.remove(campaign)
            changes.append(_Change(kind="lifted", standing=standing))
        elif campaign not in floored and standing.p_worth < FLOOR_BELOW:
            floored.add(campaign)
            changes.append(_Change(kind="floored", standing=standing))
    return tuple(sorted(floored)), changes


def _challenger(trigger: _Trigger) -> Standing | None:
    """Return the most promising campaign that may take the lead, or None.

    None that keeps only the floor is among them: what is above `LIFTED_ABOVE` was just lifted from it.
    """
    if not _is_sure(trigger.known[trigger.lead]):
        return None
    able = [
        standing
        for campaign, standing in trigger.known.items()
        if campaign != trigger.lead and _is_sure(standing) and standing.p_worth > LIFTED_ABOVE
    ]
    return max(able, key=lambda standing: standing.mean - standing.needed, default=None)


def _recorded_move(change: _Change, moment: str, names: Names, at: int) -> Move:
    standing, evidence = change.standing, change.standing.evidence
    figures: dict[str, float] = {
        "lift": round(standing.lift, 4),
        "p_worth": round(standing.p_worth, 4),
        "shown": evidence.shown.n,
        "shown_orders": evidence.shown.orders,
        "control": evidence.control.n,
        "control_orders": evidence.control.orders,
    }
    if standing.seen is not None:
        figures["seen"] = round(standing.seen, 4)
        figures["shown_rate"] = round(evidence.shown.rate, 4)
        figures["control_rate"] = round(evidence.control.rate, 4)
    if change.rival is not None:
        figures["p_better"] = round(standing.p_better_than(change.rival), 4)
    name = names.get(standing.campaign, standing.campaign)
    return Move(
        at=at,
        campaign=standing.campaign,
        kind=change.kind,
        moment=moment,
        figures=figures,
        sentence=lift_sentence(change.kind, name, moment, figures),
    )
