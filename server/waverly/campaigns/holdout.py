"""The least share that must stay without help, and what it takes to go below it."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from waverly.campaigns.schema import Campaign
from waverly.settings import HOLDOUT_FLOOR


class Lowered(Struct, frozen=True, kw_only=True):
    """A campaign whose holdout goes below the floor. `before` is None for a new campaign."""

    campaign: str
    before: float | None
    after: float
    reason: str


def lowered_holdouts(before: Sequence[Campaign], after: Sequence[Campaign]) -> Iterator[Lowered]:
    """Yield the campaigns that `after` holds below the floor and `before` did not hold just so."""
    known = {campaign.id: campaign for campaign in before}
    for campaign in after:
        old = known.get(campaign.id)
        same = old is not None and (old.holdout, old.holdout_reason) == (
            campaign.holdout,
            campaign.holdout_reason,
        )
        if campaign.holdout < HOLDOUT_FLOOR and not same:
            yield Lowered(
                campaign=campaign.id,
                before=None if old is None else old.holdout,
                after=campaign.holdout,
                reason=campaign.holdout_reason,
            )
