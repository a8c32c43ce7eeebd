"""An opportunity: everything a decision is made from."""

from msgspec import Struct

from waverly.campaigns import Campaign, Cause
from waverly.catalogue import NOTHING_KNOWN, Known
from waverly.deciding.share_table import OPENING, ShareTable
from waverly.sessions import Profile, SessionState
from waverly.wire import Ask, Page

RESTING_CONTROL = 0.10
"""Share of nothing once something is known to be worth showing: enough to keep measuring it."""


BASELINE = "baseline"
"""Why nothing is shown to anybody while a baseline is measured."""


class Opportunity(Struct, frozen=True, kw_only=True):
    """A moment at which something could be shown. `at` is server milliseconds."""

    site: str
    visitor: str
    session: str
    view: str
    seq: int
    at: int
    moment: str
    strength: float
    topic: str | None = None
    """What the moment was about, if known: the class of a search, the policy that was read."""
    ask: Ask
    page: Page
    state: SessionState
    profile: Profile
    known: Known = NOTHING_KNOWN
    causes: dict[Cause, float] = {}
    preview: bool = False
    buckets: dict[str, float] = {}
    """Points already drawn, by seed; empty except in a trace."""


class Policy(Struct, frozen=True, kw_only=True):
    """The rules in force. `version` names the campaigns and the table of shares, so a record names
    exactly these.
    """

    version: str
    campaigns: tuple[Campaign, ...]
    table: ShareTable = OPENING
    holdout: float = 0.10
    """Share of visitors kept without any help, so that the effect of all help can be measured."""
    runner_up_share: float = 0.10
    control_share: float = 0.20
    resting_control: float = RESTING_CONTROL
    floor: float = 0.02
    """Least share of any arm that may be shown: without it no other policy could be judged from the logs."""
    baseline_until: int = 0
    """Until when nothing is shown to anybody (server milliseconds): what would have been is counted."""
    max_per_session: int = 3
    quiet_ms: int = 120_000
    max_dismissals: int = 2
    attention_budget: float = 8.0
    attention_days: int = 7
    """What each visitor may be asked to look at, in points, over how many days."""
    sure_not: float = 0.001
    sure_buy: float = 0.90
    """Outside these two probabilities of an order, help can hardly change anything."""
    discount_below: float = 0.30
    """Above this probability of an order anyway, a lower price is mostly given away."""
