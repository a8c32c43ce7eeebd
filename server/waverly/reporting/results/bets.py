"""What the nightly shares favour, so that advice about a campaign does not contradict it unexplained.

A bet is about orders at one kind of moment, and decides how often something is shown there. A result is about
a campaign's own goal at all its moments, and asks for proof. Both may be right at once.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from waverly.deciding.share_table import ShareTable
from waverly.reporting.words import occasion
from waverly.storage.site.share_rows import Move


class Bet(Struct, frozen=True, kw_only=True):
    """A bet in force at one kind of moment: whether it is likely worth showing there, and how surely."""

    moment: str
    is_worth: bool
    p_worth: float

    @property
    def title(self) -> str:
        """Return the kind of moment as people say it, quoted."""
        return occasion(self.moment)


def bets_of(table: ShareTable, moves: Iterable[Move]) -> Mapping[str, tuple[Bet, ...]]:
    """Return the bets in force by campaign. `moves` are those that led to the table, newest first."""
    newest: dict[tuple[str, str], Move] = {}
    led: dict[str, str] = {}  # by moment, whom the latest move about the lead was about
    for move in moves:
        if "p_worth" in move.figures:
            newest.setdefault((move.campaign, move.moment), move)
            if move.kind in ("leads", "control_rests", "control_returns"):
                led.setdefault(move.moment, move.campaign)
    found: dict[str, list[Bet]] = {}
    for (campaign, moment), move in newest.items():
        here = table.trigger(moment)
        is_trusted = move.kind == "control_rests" and here.control is not None
        if campaign in here.floored or (is_trusted and led[moment] == campaign):
            bet = Bet(moment=moment, is_worth=is_trusted, p_worth=move.figures["p_worth"])
            found.setdefault(campaign, []).append(bet)
    return {campaign: tuple(bets) for campaign, bets in found.items()}
