"""The structs of a report: what is asked for, a campaign's figures, and the whole."""

from msgspec import Struct

from waverly.reporting.measuring.contributions import DIMENSIONS
from waverly.reporting.measuring.letters import LETTERS
from waverly.reporting.periods import Days
from waverly.reporting.results.advice import Standing
from waverly.reporting.results.before_after import BeforeAfter
from waverly.reporting.results.change_log import Change
from waverly.reporting.results.findings import Adjusted, MetricFinding
from waverly.reporting.results.guardrail import Guardrail
from waverly.reporting.results.net_value import NetValue
from waverly.reporting.results.planning import Outlook
from waverly.reporting.results.revenue import Revenue
from waverly.reporting.results.segments import Dimension
from waverly.reporting.results.series import DailyLook
from waverly.reporting.results.silence import Silence
from waverly.reporting.results.split import SplitCheck
from waverly.storage.measured.enrolment_rows import EVERYTHING


class ReportRequest(Struct, frozen=True, kw_only=True):
    """What to report. Days are the store's; `end` is not included.

    Without days, events are counted over the last 30 days, and comparisons use everything.
    `is_simulated` says whether the site's shoppers are simulated, if the caller knows; else it is looked up.
    """

    site: str
    at: int
    campaigns: tuple[str, ...] = ()
    by: tuple[str, ...] = DIMENSIONS
    start: str = ""
    end: str = ""
    is_simulated: bool | None = None


class ElementUse(Struct, frozen=True, kw_only=True):
    """One element of an overlay: how many shoppers used it, and how often."""

    element: str
    shoppers: int
    uses: int


class FunnelStep(Struct, frozen=True, kw_only=True):
    """How many visits reached a step of the funnel."""

    step: str
    visits: int


class CampaignReport(Struct, frozen=True, kw_only=True):
    """One campaign. `headline` is its own goal, its North Star; `findings` are all metrics.

    `started` is the first day somebody was enrolled (`YYYY-MM-DD`). `left_out_both` and `left_out_filtered`
    count people who are in no comparison: on both sides, or robots and the store's own. `looks` are how the
    headline stood day by day, `baseline` how often it would have been shown while nothing was, `unknown` what
    cannot be said yet, a sentence each.
    """

    campaign: str
    name: str
    enabled: bool
    goal: str
    started: str | None
    left_out_both: int
    left_out_filtered: int
    split: SplitCheck
    headline: MetricFinding
    adjusted: Adjusted | None
    revenue: tuple[Revenue, ...]
    guardrail: Guardrail
    findings: tuple[MetricFinding, ...]
    segments: tuple[Dimension, ...]
    elements: tuple[ElementUse, ...]
    before_after: BeforeAfter | None
    net_value: NetValue | None
    outlook: Outlook
    looks: tuple[DailyLook, ...]
    baseline: int
    unknown: tuple[str, ...]
    standing: Standing
    changes: tuple[Change, ...]
    suggestion: str = ""
    """The one thing to do next."""

    @property
    def is_whole(self) -> bool:
        """Return whether it is about all of Waverly together."""
        return self.campaign == EVERYTHING

    @property
    def is_letters(self) -> bool:
        """Return whether it is about letters."""
        return self.campaign == LETTERS


class Report(Struct, frozen=True, kw_only=True):
    """A site's report. `everything` compares all of Waverly with the global holdout.

    `days` are those over which what happened is counted: visits, silence, the funnel. Comparisons take
    all of `compared`, which goes on to the same end.
    """

    site: str
    made_at: int
    days: Days
    compared: Days
    visits: int
    """By shoppers; those of robots and the store's own people are apart, in `filtered_visits`."""
    filtered_visits: int
    everything: CampaignReport
    campaigns: tuple[CampaignReport, ...]
    silence: Silence
    filtered_share: float | None
    """The share of visits by robots and the store's own people; None without visits."""
    funnel: tuple[FunnelStep, ...] = ()
    letters: CampaignReport | None = None
    """Letters nobody asked for, of the last 90 days; None when none was due."""
    is_simulated: bool = False
    """Whether the site's shoppers are simulated, as in the demo."""

    @property
    def headlines(self) -> tuple[MetricFinding, ...]:
        """Return what each comparison of overlays comes to: of everything, then of each campaign."""
        return tuple(each.headline for each in (self.everything, *self.campaigns))
