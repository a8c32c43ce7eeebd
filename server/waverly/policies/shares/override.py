"""The owner overrules what was learnt, with a note that says why."""

from msgspec.structs import replace

from waverly.clock import DAY_MS
from waverly.deciding.share_table import Rest, ShareTable
from waverly.errors import CampaignError
from waverly.errors.names import known_are
from waverly.policies.shares.sentences import rest_sentence
from waverly.storage import Store
from waverly.storage.site.share_rows import EVERY_CAMPAIGN, Move, change_table

RELEASED_DAYS = 28
"""How long the owner's word holds before answers count again."""

REVOKED = (
    "The learnt model no longer divides the shares; the rules and this store’s own orders do. The next "
    "acceptance test may choose a model again."
)


def held_back(table: ShareTable) -> list[Rest]:
    """Return what is slowed or paused."""
    return [rest for rest in table.rests if rest.state in ("slowed", "paused")]


async def release(
    store: Store, site: str, campaign: str, *, note: str, at: int, device: str | None = None
) -> tuple[Move, ...]:
    """Show a held-back campaign again everywhere, or on one device; return the moves.

    Raises CampaignError when it is not held back, or without a note: whoever reads the page later
    must see why.
    """
    _need_note(note)

    async def released(table: ShareTable) -> tuple[ShareTable, tuple[Move, ...]]:
        held = _held_of(table, campaign, device)
        freed = [
            replace(
                rest, state="released", since=at, until=at + RELEASED_DAYS * DAY_MS, count_from=at
            )
            for rest in held
        ]
        rests = tuple(freed[held.index(rest)] if rest in held else rest for rest in table.rests)
        return replace(table, rests=rests), tuple(_release_move(rest, note, at) for rest in freed)

    return await change_table(store, site, at, released)


async def revoke(store: Store, site: str, *, note: str, at: int) -> tuple[Move, ...]:
    """Take the shares back from the learnt model; return the move.

    Raises CampaignError when no model divides them, or without a note.
    """
    _need_note(note)

    async def revoked(table: ShareTable) -> tuple[ShareTable, tuple[Move, ...]]:
        if table.learner is None:
            raise CampaignError(
                "No model divides the shares here", mend="There is nothing to take back."
            )
        sentence = f"{REVOKED} Note: {note.strip()}"
        move = Move(at=at, campaign=EVERY_CAMPAIGN, kind="revoked", sentence=sentence)
        return replace(table, learner=None), (move,)

    return await change_table(store, site, at, revoked)


def _need_note(note: str) -> None:
    if not note.strip():
        raise CampaignError("This needs a note", place="note", mend="Say why, for the others.")


def _held_of(table: ShareTable, campaign: str, device: str | None) -> list[Rest]:
    held = [
        rest
        for rest in held_back(table)
        if rest.campaign == campaign and device in (None, rest.device)
    ]
    if not held:
        raise CampaignError(
            "This campaign is not held back",
            value=campaign,
            mend=known_are(campaign, sorted({rest.campaign for rest in held_back(table)})),
        )
    return held


def _release_move(rest: Rest, note: str, at: int) -> Move:
    return Move(
        at=at,
        campaign=rest.campaign,
        kind="released",
        moment=rest.moment,
        device=rest.device,
        sentence=f"{rest_sentence(rest, rest.campaign, 0)} Note: {note.strip()}",
    )
