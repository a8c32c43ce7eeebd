"""The owner overrules holding back: a campaign is shown again, with a note that says why."""

from msgspec.structs import replace

from waverly.clock import DAY_MS
from waverly.deciding.share_table import Rest, ShareTable
from waverly.errors import CampaignError
from waverly.errors.names import known_are
from waverly.policies.shares.sentences import rest_sentence
from waverly.storage import Store
from waverly.storage.site.share_rows import Move, change_table

RELEASED_DAYS = 28
"""How long the owner's word holds before answers count again."""


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
    if not note.strip():
        raise CampaignError("A release needs a note", place="note", mend="Say why, for the others.")

    async def released(table: ShareTable) -> tuple[ShareTable, tuple[Move, ...]]:
        held = _held_of(table, campaign, device)
        freed = [
            replace(
                rest, state="released", since=at, until=at + RELEASED_DAYS * DAY_MS, count_from=at
            )
            for rest in held
        ]
        rests = tuple(freed[held.index(rest)] if rest in held else rest for rest in table.rests)
        return replace(table, rests=rests), tuple(_told(rest, note, at) for rest in freed)

    return await change_table(store, site, at, released)


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


def _told(rest: Rest, note: str, at: int) -> Move:
    return Move(
        at=at,
        campaign=rest.campaign,
        kind="released",
        moment=rest.moment,
        device=rest.device,
        sentence=f"{rest_sentence(rest, rest.campaign, 0)} Note: {note.strip()}",
    )
