"""A session and how events build it."""

from waverly.sessions import fold_commerce as _commerce  # noqa: F401  # registers its folds
from waverly.sessions import fold_interactions as _interactions  # noqa: F401  # registers its folds
from waverly.sessions import fold_moments as _moments  # noqa: F401  # registers its folds
from waverly.sessions.facts import BatchArrived as BatchArrived
from waverly.sessions.facts import Decided as Decided
from waverly.sessions.facts import SessionOpened as SessionOpened
from waverly.sessions.fold import FOLDS as FOLDS
from waverly.sessions.fold import Foldable as Foldable
from waverly.sessions.fold import apply as apply
from waverly.sessions.fold import apply_events as apply_events
from waverly.sessions.fold import fold as fold
from waverly.sessions.fold import fold_all as fold_all
from waverly.sessions.profile import RECENT_MS as RECENT_MS
from waverly.sessions.profile import CampaignHistory as CampaignHistory
from waverly.sessions.profile import Profile as Profile
from waverly.sessions.profile import Showing as Showing
from waverly.sessions.state import IDLE_LIMIT_MS as IDLE_LIMIT_MS
from waverly.sessions.state import IMPORTED as IMPORTED
from waverly.sessions.state import CampaignSum as CampaignSum
from waverly.sessions.state import MomentSum as MomentSum
from waverly.sessions.state import SessionState as SessionState
