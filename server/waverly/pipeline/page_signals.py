"""What an answer tells the page besides the decision: mood, flags, and scores if the page asked for help."""

from functools import cached_property

from msgspec import Struct

from waverly.deciding import Record
from waverly.features import vector
from waverly.features.registry import MISSING
from waverly.scoring.causes import causes
from waverly.scoring.flags import FlagInputs, FlagRules, flags_of
from waverly.scoring.leaving import leaving_by_rules
from waverly.scoring.mood import mood
from waverly.scoring.scorer import Scorer
from waverly.sessions import SessionState
from waverly.wire import Mood

NOTHING_INDEX = 0
"""Where a model has the arm that scores are computed for: what happens if nothing is shown."""


class PageSignals(Struct, frozen=True, kw_only=True):
    """The part of an answer that needs no decision."""

    mood: Mood
    flags: dict[str, bool]
    scores: dict[str, float]


class _Scores:
    """Scores and causes at one instant, each computed when it is first needed.

    What a decision at that instant has computed already is taken from its record.
    """

    def __init__(
        self, state: SessionState, at: int, scorer: Scorer | None, record: Record | None
    ) -> None:
        self._state = state
        self._at = at
        self._scorer = scorer
        self._record = record

    def score(self, name: str) -> float | None:
        return self.leaving if name == "leaving" else self.buying

    def cause(self, name: str) -> float:
        return self._causes.get(name, 0.0)

    @cached_property
    def _causes(self) -> dict[str, float]:
        return {str(name): share for name, share in causes(self._state.moments, self._at).items()}

    @cached_property
    def buying(self) -> float | None:
        if self._record is not None and self._record.p_buy is not None:
            return self._record.p_buy
        if self._scorer is None:
            return None
        return self._scorer.score(self._vector, (NOTHING_INDEX,))[0]

    @cached_property
    def leaving(self) -> float:
        if self._scorer is not None and self._scorer.knows_leaving:
            learnt = self._scorer.leaving(self._vector)
            if learnt is not None:
                return learnt
        return leaving_by_rules(self._state.moments, self._at)

    @cached_property
    def _vector(self) -> list[float]:
        if self._record is not None:
            return [MISSING if value is None else value for value in self._record.features]
        return vector(self._state, self._state.profile, self._state.page, self._at)


def page_signals_of(
    state: SessionState,
    at: int,
    rules: FlagRules,
    scorer: Scorer | None,
    *,
    asked: bool,
    record: Record | None = None,
) -> PageSignals:
    """Return mood and flags, and with `asked` the probabilities of buying (if learnt) and leaving.

    `record` is the decision made at that instant, if one was.
    """
    scores = _Scores(state, at, scorer, record)
    mood_now = mood(state)
    known = FlagInputs(state=state, at=at, mood=mood_now, cause=scores.cause, score=scores.score)
    told = {"buying": scores.buying, "leaving": scores.leaving} if asked else {}
    return PageSignals(
        mood=mood_now,
        flags=flags_of(rules, known),
        scores={name: round(value, 4) for name, value in told.items() if value is not None},
    )
