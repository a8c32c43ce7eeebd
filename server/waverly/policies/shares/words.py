"""How a campaign's share stands, in sentences."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.deciding import Policy
from waverly.deciding.share_table import Rest
from waverly.policies.shares.lift_moves import MIN_ORDERS_TO_MOVE
from waverly.policies.shares.sentences import day
from waverly.reporting.words import occasion
from waverly.storage.site.share_rows import Move
from waverly.wire.moments import MOMENTS
from waverly.wording import counted

OF_A_MOMENT = frozenset({"leads", "control_rests", "control_returns"})
"""Kinds of moves that change the shares of every campaign at the moment."""

OFF = "Off. Once it is on:"
"""What goes before how often a campaign that is switched off would be shown."""


class ShareLine(Struct, frozen=True, kw_only=True):
    """One or several kinds of moments and what happens there."""

    occasion: str
    sentence: str


def stage_sentence(policy: Policy, verdict: Move | None = None) -> str:
    """Return who decides, and what the last acceptance test said of a learnt model."""
    table = policy.table
    said = "" if verdict is None else f" {verdict.sentence}"
    if table.learner is not None:
        model = table.learner.artifact
        return f"Model {model}, learnt from this store’s own visits, decides what is shown to whom.{said}"
    if table.triggers or table.rests:
        return (
            f"This store’s own orders decide how often each campaign is shown; the server looks at that "
            f"every night.{said}"
        )
    return (
        f"The starting rules decide how often each campaign is shown: so far no orders have changed "
        f"that. The server looks at it every night; a change takes "
        f"{MIN_ORDERS_TO_MOVE} orders with a campaign and as many without, and a difference that chance "
        f"would hardly make.{said}"
    )


def share_lines(campaign: Campaign, policy: Policy) -> list[ShareLine]:
    """Return what happens at the moments this campaign answers, each sentence once."""
    known = [str(kind.__struct_config__.tag) for kind in MOMENTS]
    answered = [moment for moment in known if moment in campaign.trigger.moments]
    said: dict[str, list[str]] = {}
    for moment in answered:
        sentence = _sentence(campaign.id, moment, policy)
        said.setdefault(sentence if campaign.enabled else f"{OFF} {sentence}", []).append(moment)
    if len(said) == 1 and len(answered) > 1:
        return [ShareLine(occasion="At all its moments", sentence=sentence) for sentence in said]
    return [
        ShareLine(occasion=", ".join(map(occasion, moments)), sentence=sentence)
        for sentence, moments in said.items()
    ]


def moved_said(moves: Collection[Move]) -> str:
    """Return how many prices and shares a job changed, and where the owner can read why."""
    prices = sum(move.kind == "price" for move in moves)
    counts = (
        (prices, "price of attention", "prices of attention"),
        (len(moves) - prices, "share", "shares"),
    )
    changed = " and ".join(counted(*each) for each in counts if each[0])
    if not changed:
        return "Nothing had to change."
    return f"{changed} changed: the admin’s page Learning says why."


def moves_about(campaign: Campaign, moves: Iterable[Move]) -> list[Move]:
    """Return what changed how often it is shown: its own moves, and those of others at its moments."""
    return [
        move
        for move in moves
        if move.campaign == campaign.id
        or (move.kind in OF_A_MOMENT and move.moment in campaign.trigger.moments)
    ]


def has_moved(campaign: Campaign, policy: Policy) -> bool:
    """Return whether learning, and no longer the starting rules, decides how often it is shown."""
    table = policy.table
    is_rested = any(rest.campaign == campaign.id for rest in table.rests)
    return is_rested or any(moment in table.triggers for moment in campaign.trigger.moments)


def _sentence(campaign: str, moment: str, policy: Policy) -> str:
    held = [
        rest for rest in policy.table.rests if rest.campaign == campaign and rest.moment == moment
    ]
    return " ".join(
        [_place(campaign, moment, policy), *(_held(rest, policy.floor) for rest in held)]
    )


def _place(campaign: str, moment: str, policy: Policy) -> str:
    learnt = policy.table.trigger(moment)
    control = policy.control_share if learnt.control is None else learnt.control
    if campaign in learnt.floored:
        return (
            f"Only {policy.floor:.0%} of the time: it was not worth its annoyance. Where it fits best, "
            "nothing is shown instead; where it comes second, what fits best."
        )
    if campaign == learnt.lead:
        return (
            f"Goes first, as it likely does best here; {control:.0%} get nothing, to compare with."
        )
    if learnt.lead is not None:
        second = f"{policy.runner_up_share:.0%} when it comes second to {learnt.lead}"
        return f"{second}, {policy.floor:.0%} otherwise."
    alone, first = 1.0 - control, 1.0 - control - policy.runner_up_share
    return (
        f"{alone:.0%} of shoppers get it where no other help fits, {control:.0%} get nothing, to compare "
        f"with. Where several fit: about {first:.0%} when it fits best, {policy.runner_up_share:.0%} when it "
        f"comes second, {policy.floor:.0%} otherwise."
    )


def _held(rest: Rest, floor: float) -> str:
    match rest.state:
        case "slowed":
            return f"On {rest.device} slowed to {floor:.0%} until {day(rest.until)}."
        case "paused":
            return f"On {rest.device} paused until {day(rest.until)}."
        case "probation":
            return f"On {rest.device} on probation since {day(rest.since)}."
        case "released":
            return f"On {rest.device} shown on the owner’s word until {day(rest.until)}."
