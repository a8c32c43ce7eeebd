"""What is still unknown about a campaign, and the one thing to do next."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from waverly.reporting.results.bets import Bet
from waverly.reporting.results.change_log import WEEK_MS, Change
from waverly.reporting.results.findings import MetricFinding
from waverly.reporting.results.guardrail import Guardrail
from waverly.reporting.results.net_value import NetValue
from waverly.reporting.results.planning import PATIENCE_DAYS, WITHIN_PATIENCE, Outlook
from waverly.reporting.results.revenue import Revenue
from waverly.reporting.results.segments import Dimension
from waverly.reporting.results.split import SplitCheck
from waverly.reporting.statistics.always_valid import MIN_CONVERSIONS

ALONE = "Keep it without proof, or switch it off"
LARGER_HOLDOUT = (
    "Accept not knowing, or keep more visitors without any help (the setting “holdout”), which would give an "
    "answer sooner at the price of that help"
)

ALMOST = 0.1
"""A result is nearly proven if its interval reaches beyond 0 by at most this part of its width."""

KEEP_ALL = (
    "Keep it. The share of visitors who never get any help (the setting “holdout”) may go down to 5%, so "
    "that more shoppers are helped."
)
KEEP_ONE = (
    "Keep it. The share kept without this campaign alone (“holdout” in its file) may go down to 5%, so that "
    "more shoppers are helped."
)
NEARLY_HELP = "Leave it running: it has nearly been shown to help, and more people may settle it."
NEARLY_HARM = "Make it gentler, or switch it off: it has nearly been shown to do harm."

WORTH_ANYWAY = (
    "Keep it: going by the orders after {moments} it is likely worth its annoyance. That is a bet, not "
    "proof: at this traffic even a fifth more over all its moments shows {within} in fewer than half of the "
    "cases."
)
OUTWEIGHED = (
    " That it seems worth its annoyance after {moments} is a bet on orders there alone; this weighs all it "
    "does, at all of its moments."
)
HARDLY_THERE = " After {moments} it is hardly shown: there, orders did not pay for its annoyance."


def unknowns(
    headline: MetricFinding,
    revenue: Sequence[Revenue],
    guardrail: Guardrail,
    dimensions: Iterable[Dimension],
) -> tuple[str, ...]:
    """Return what cannot be said yet, one sentence for each."""
    found = []
    if headline.effect is None:
        found.append(f"Whether it changes what shoppers do. {headline.unclear}")
    elif headline.verdict == "open":
        found.append("Whether it helps or harms: the interval still holds both.")
    found += [
        f"What it is worth in {each.currency}. {each.unclear}" for each in revenue if each.unclear
    ]
    if guardrail.verdict == "unknown":
        found.append(f"Whether it keeps its guardrail. {guardrail.sentence}")
    few = [dimension.name for dimension in dimensions if not dimension.is_told]
    if few:
        found.append(f"For whom it works best: too few by {', '.join(few)}.")
    return tuple(found)


Standing = Literal["pressing", "better", "open", "early", "unmet"]
"""In this order: something is wrong; it helps; its interval includes 0; too few people; nobody yet."""


def standing_of(
    headline: MetricFinding, split: SplitCheck, guardrail: Guardrail, net: NetValue | None
) -> Standing:
    """Return a campaign's state, by which those that need attention can be listed first."""
    if _pressing(headline, split, guardrail, net) is not None:
        return "pressing"
    if headline.effect is None:
        return "early" if headline.shown.visitors + headline.held_out.visitors else "unmet"
    return "better" if headline.verdict == "better" else "open"


class Advised(Struct, frozen=True, kw_only=True):
    """Whom advice is for: all help together, or one campaign, which may be switched off.

    `bets` are what the nights go by at single moments.
    """

    is_whole: bool = False
    is_off: bool = False
    bets: tuple[Bet, ...] = ()

    def at(self, *, worth: bool) -> str:
        """Return the moments at which it is likely worth showing, or is not, in words; empty for none."""
        return " and ".join(bet.title for bet in self.bets if bet.is_worth is worth)


class Advice(Struct, frozen=True, kw_only=True):
    """The one thing to do next, and what it means for a campaign that another could be merged with."""

    sentence: str
    is_hopeless: bool = False
    """Whether no result will show within any reasonable time, and no bet speaks for it."""
    may_grow: bool = False
    """Whether moments of another may be added: not to what is off, seems to do harm, or was just changed."""


class Results(Struct, frozen=True, kw_only=True):
    """What a campaign's figures come to, as far as advice goes by it; `net` is None without revenue."""

    headline: MetricFinding
    split: SplitCheck
    guardrail: Guardrail
    net: NetValue | None
    outlook: Outlook
    changes: Sequence[Change]


def advice_on(results: Results, at: int, about: Advised) -> Advice:
    """Return the one thing to do next at `at` (server milliseconds), the most pressing first."""
    if about.is_off:
        return Advice(sentence="Nothing: it is switched off, and nobody sees it.")
    headline, split, changes = results.headline, results.split, results.changes
    pressing = _pressing(headline, split, results.guardrail, results.net)
    worth, not_worth = about.at(worth=True), about.at(worth=False)
    if pressing is not None:
        is_told_apart = worth and not split.alarm
        return Advice(
            sentence=pressing + (OUTWEIGHED.format(moments=worth) if is_told_apart else "")
        )
    if changes and changes[-1].warning and at - changes[-1].at < WEEK_MS:
        return Advice(
            sentence="Leave it as it is for a week: its last two changes cannot be told apart."
        )
    if headline.verdict == "better":
        keep = KEEP_ALL if about.is_whole else KEEP_ONE
        hardly = HARDLY_THERE.format(moments=not_worth) if not_worth else ""
        return Advice(sentence=keep + hardly, may_grow=True)
    nearly = _nearly(headline)
    if nearly is not None:
        return Advice(sentence=nearly, may_grow=nearly != NEARLY_HARM)
    return _patience(results.outlook, about)


def _nearly(headline: MetricFinding) -> str | None:
    """Return to wait where a result is near: a first comparison, or one that almost leaves out no difference.

    No plan knows these: it goes by traffic, and not by what was seen.
    """
    effect = headline.effect
    if effect is not None:
        low, high = effect.absolute.low, effect.absolute.high
        is_near = low < 0 < high and min(-low, high) <= ALMOST * (high - low)
        if is_near:
            return NEARLY_HELP if -low < high else NEARLY_HARM
    fewest = min(headline.shown.having, headline.held_out.having)
    if headline.effect is not None or not MIN_CONVERSIONS / 2 <= fewest < MIN_CONVERSIONS:
        return None
    return f"Leave it running: a first comparison needs {MIN_CONVERSIONS} on each side, and has {fewest}."


def _pressing(
    headline: MetricFinding, split: SplitCheck, guardrail: Guardrail, net: NetValue | None
) -> str | None:
    if split.alarm:
        return "Find out why the groups are not as large as planned, before anything else is read."
    if guardrail.verdict == "breached":
        return "Switch it off or make it gentler: it is over the limit of its guardrail."
    if headline.verdict == "worse":
        return "Switch it off: it does harm."
    if net is not None and net.is_negative:
        return "Switch it off or make it gentler: what it brings is less than what it costs."
    return None


def _patience(outlook: Outlook, about: Advised) -> Advice:
    if not outlook.waits:
        return Advice(
            sentence="Leave it running: there is too little to plan by yet.", may_grow=True
        )
    reachable = [wait for wait in outlook.waits if wait.days <= PATIENCE_DAYS]
    worth = about.at(worth=True)
    if not reachable and worth:
        bet = WORTH_ANYWAY.format(moments=worth, within=WITHIN_PATIENCE)
        return Advice(sentence=bet, may_grow=True)
    if not reachable:
        otherwise = LARGER_HOLDOUT if about.is_whole else ALONE
        hopeless = (
            f"{otherwise}: at this traffic even a fifth more shows {WITHIN_PATIENCE} in fewer than half of "
            f"the cases."
        )
        return Advice(sentence=hopeless, is_hopeless=True, may_grow=True)
    wait = reachable[0]
    plan = (
        f"Leave it running: {wait.lift:.0%} more would show after {wait.days:,.0f} days in all in half of "
        f"the cases, {wait.days_mostly:,.0f} in four of five."
    )
    return Advice(sentence=plan, may_grow=True)
