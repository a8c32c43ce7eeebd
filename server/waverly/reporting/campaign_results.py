"""What each campaign changed, for those who would have seen it: shown against held out.

The decision runs for everybody and the holdout is looked at last, so the two sides differ in
nothing but the display. That is the whole of the method; the rest is arithmetic and patience.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.reporting.statistics.always_valid import (
    MIN_CONVERSIONS,
    AlwaysValidInput,
    always_valid,
)
from waverly.reporting.statistics.always_valid import Sequence as Interval
from waverly.reporting.statistics.cannot_say import CannotSay
from waverly.reporting.statistics.sample_ratio import SampleRatioInput, sample_ratio
from waverly.reporting.statistics.sums import OrderCount
from waverly.storage import Store
from waverly.storage.campaign_rows import CampaignSums, GroupSum, campaign_sums

WINDOW_DAYS = 7
"""An order counts when it comes within a week of the first time help was, or would have been, shown."""

WINDOW_MS = WINDOW_DAYS * 86_400_000

ALPHA = 0.05

PLANNED_VISITORS = 10_000
"""Where the interval is tightest. At a conversion of 3% and a fifth held out, 20 orders on the smaller
side take 3,300 visitors; a small store decides around three times as many."""


class Effect(Struct, frozen=True, kw_only=True):
    """shown − held out. `absolute` is in shares of visitors (0.01 is one percentage point)."""

    absolute: Interval
    relative: Interval | None

    @property
    def verdict(self) -> str:
        """Return `better`, `worse` or `open`: whether the interval lies on one side of zero."""
        if self.absolute.low > 0:
            return "better"
        return "worse" if self.absolute.high < 0 else "open"


class Split(Struct, frozen=True, kw_only=True):
    """Whether the two sides are as large as they were meant to be. `held_out` are shares, 0 to 1."""

    planned: float
    found: float | None
    alarm: bool
    p: float | None


class CampaignResult(Struct, frozen=True, kw_only=True):
    """One campaign's figures. Exactly one of `effect` and `unclear` (a sentence) is there."""

    campaign: str
    displayed: int
    would_have_shown: int
    exposed: int
    engaged: int
    dismissed: int
    shown: OrderCount
    held_out: OrderCount
    split: Split
    effect: Effect | None
    unclear: str | None


async def sums_of(store: Store, site: str) -> Mapping[str, CampaignSums]:
    """Return the sums all results are computed from, with orders up to `WINDOW_DAYS` later."""
    return await campaign_sums(store, site, WINDOW_MS)


def results(
    campaigns: Sequence[Campaign], sums: Mapping[str, CampaignSums], holdout: float
) -> list[CampaignResult]:
    """Return one result per campaign, in the order given. `holdout` is the global one, a share.

    Takes a fifth of a second the first time, when SciPy is imported: call it in a thread.
    """
    return [result_of(campaign, sums.get(campaign.id), holdout) for campaign in campaigns]


def result_of(campaign: Campaign, sums: CampaignSums | None, holdout: float) -> CampaignResult:
    """Return a campaign's result; `sums` is None when it was never chosen."""
    found = sums or _never_chosen(campaign.id)
    shown, held_out = _side(found.shown), _side(found.held_out)
    split = split_of(shown.n, held_out.n, planned_share(campaign, holdout))
    judged = _judge(shown, held_out, split)
    return CampaignResult(
        campaign=campaign.id,
        displayed=found.displayed,
        would_have_shown=found.would_have_shown,
        exposed=found.exposed,
        engaged=found.engaged,
        dismissed=found.dismissed,
        shown=shown,
        held_out=held_out,
        split=split,
        effect=judged if isinstance(judged, Effect) else None,
        unclear=judged if isinstance(judged, str) else None,
    )


def planned_share(campaign: Campaign, holdout: float) -> float:
    """Return the share of visitors meant to be held out: in the global holdout or the campaign's own."""
    return 1 - (1 - holdout) * (1 - campaign.holdout)


def split_of(shown: int, held_out: int, planned: float) -> Split:
    """Return whether the sizes agree with the plan."""
    asked = SampleRatioInput(counts=[held_out, shown], expected_shares=[planned, 1 - planned])
    answer = sample_ratio(asked)
    if isinstance(answer, CannotSay):
        return Split(planned=planned, found=None, alarm=False, p=None)
    share = held_out / (held_out + shown)
    return Split(planned=planned, found=share, alarm=answer.alarm, p=answer.p)


def _judge(shown: OrderCount, held_out: OrderCount, split: Split) -> Effect | str:
    if split.alarm:
        return (
            "No result: the two groups are not as large as they were meant to be, "
            "so they cannot be compared."
        )
    if shown.n + held_out.n == 0:
        return "Too early to say: nobody has met it yet."
    if min(shown.orders, held_out.orders) < MIN_CONVERSIONS:
        return (
            f"Too early to say: needs {MIN_CONVERSIONS} buyers on each side, "
            f"has {shown.orders:,} and {held_out.orders:,}."
        )
    asked = AlwaysValidInput(
        control=held_out.sums, treatment=shown.sums, alpha=ALPHA, n_star=PLANNED_VISITORS
    )
    answer = always_valid(asked)
    if isinstance(answer, CannotSay):
        return answer.cannot_say
    return Effect(absolute=answer.absolute, relative=answer.relative)


def _side(group: GroupSum) -> OrderCount:
    return OrderCount(n=group.visitors, orders=group.buyers)


def _never_chosen(campaign: str) -> CampaignSums:
    return CampaignSums(
        campaign=campaign,
        decisions=0,
        displayed=0,
        would_have_shown=0,
        exposed=0,
        engaged=0,
        dismissed=0,
        shown=GroupSum(),
        held_out=GroupSum(),
    )
