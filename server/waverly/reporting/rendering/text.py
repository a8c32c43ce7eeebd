"""The report as text: reads well in a terminal, in a mail and by a screen reader."""

from collections.abc import Container, Iterable, Iterator, Sequence
from textwrap import fill

from waverly.clock import day_of
from waverly.reporting.figures import (
    ESTIMATE_NOTE,
    FEW_NOTE,
    RELATIVE_NOTE,
    SIMULATED_NOTE,
    apart_of,
    between,
    change_of,
    has_relative,
    is_open_for_few,
    number_of,
    percent,
    period_of,
    sentence_of,
    span_of,
    together_of,
    verdict_words,
)
from waverly.reporting.held_out import held_out_note
from waverly.reporting.rendering.divided import Named, divided, still_unknown, titled
from waverly.reporting.results.net_value import PRICES_NOTE, NetValue
from waverly.reporting.results.segments import Dimension
from waverly.reporting.results.shape import CampaignReport, Report
from waverly.reporting.words import segment_title
from waverly.wording import counted

WIDTH = 92
LABEL = 12
UNDECIDED = " Whether it brings more than it costs is not shown."


def render_text(report: Report, name: str, *, by: Sequence[str] = ()) -> str:
    """Return the report of the store called `name`; `by` are the dimensions to split by.

    Campaigns nobody has met are named in one line, and so are those switched off, unless there is but one;
    those that too few have met have a line each, unless they are to be split.
    """
    simulated = (SIMULATED_NOTE, "") if report.is_simulated else ()
    lines = [*simulated, _headline(report, name), "", report.silence.sentence]
    parts = divided(report.campaigns, by=by)
    for each in (report.everything, *parts.told):
        lines += ["", "", *_campaign(each, by, parts.shared)]
    letters = () if report.letters is None else (report.letters,)
    for each in letters:
        lines += ["", "", *_campaign(each, by, ())]
    for label, note in (
        *(("Next", advice) for advice in parts.shared.values()),
        *_notes(report, by),
    ):
        lines += ["", "", *_row(label, note)]
    for named in parts.named:
        lines += ["", "", *_named(named)]
    if not report.campaigns:
        lines += ["", "No campaign has been put in force yet."]
    return "\n".join(lines) + "\n"


def _named(found: Named) -> Iterator[str]:
    if found.is_list:
        yield from _row(found.label, found.said)
        for each in found.each:
            yield from _row("", f"· {each}")
    else:
        yield from _row(found.label, f"{found.said}: {'; '.join(found.each)}.")


def _notes(report: Report, by: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what holds for several campaigns and is said once, each with its label."""
    found = (report.everything, *report.campaigns)
    letters = () if report.letters is None else (report.letters,)
    if any(each.net_value is not None for each in found):
        yield "Prices", PRICES_NOTE
    if any(each.name in by and each.has_estimates for one in found for each in one.segments):
        yield "Estimate", ESTIMATE_NOTE
    told = [each for one in found for each in one.segments if each.name in by]
    if apart := apart_of(told):
        yield "Estimates", apart
    if any(is_open_for_few(each.headline) for each in (*found, *letters)):
        yield "Few", FEW_NOTE
    if has_relative(*(each.headline for each in (*found, *letters))):
        yield "Percent", RELATIVE_NOTE


def _headline(report: Report, name: str) -> str:
    left_out = "" if not report.filtered_visits else f", {report.filtered_visits:,} more left out"
    head = f"{name}: {report.visits:,} visits, {period_of(report.days)}{left_out}"
    if report.compared == report.days:
        return head
    return f"{head}\nComparisons take all there is: {period_of(report.compared)}"


def _campaign(found: CampaignReport, by: Sequence[str], shared: Container[str]) -> Iterator[str]:
    title = titled(found)
    yield title
    yield "─" * len(title)
    yield from _row(
        "Result", f"{sentence_of(found.headline)} {verdict_words(found.headline, in_list=True)}"
    )
    if found.is_whole and found.standing == "unmet":  # the result has said it all
        yield from _row("Next", found.suggestion)
        return
    yield from _row("Goal", f"{found.headline.label}: {_sides(found)}")
    yield from _row("Groups", _groups(found))
    for cause in found.split.causes:
        yield from _row("", f"· {cause}")
    if found.adjusted is not None and found.adjusted.is_sharper:
        effect = found.adjusted.effect.absolute
        yield from _row(
            "Sharpened",
            f"{change_of(effect.estimate, found.headline.unit)}, "
            f"{between(effect, found.headline.unit)}, by {found.adjusted.covariate} "
            f"({found.adjusted.removed:.0%} of the variance).",
        )
    yield from _money(found)
    yield from _row("Guardrail", f"{found.guardrail.name}: {found.guardrail.sentence}")
    if found.before_after is not None and found.before_after.change is not None:
        yield from _before_after(found)
    for each in found.segments:
        if each.name in by:
            yield from _dimension(each)
    for place, unknown in enumerate(still_unknown(found, with_revenue=True)):
        yield from _row("Unknown" if not place else "", f"· {unknown}")
    for change in found.changes[-3:]:
        warning = f" {change.warning}" if change.warning else ""
        yield from _row(day_of(change.at), f"{change.what}{warning}")
    if found.is_whole or found.suggestion not in shared:
        yield from _row("Next", found.suggestion)


def _sides(found: CampaignReport) -> str:
    finding = found.headline
    helped = "who may be helped" if found.is_whole else "shown"
    helped = "written to" if found.is_letters else helped
    shown, held_out = finding.shown, finding.held_out
    return (
        f"{number_of(shown.mean, finding.unit, finding.currency)} of {shown.visitors:,} {helped}, "
        f"{number_of(held_out.mean, finding.unit, finding.currency)} of {held_out.visitors:,} held "
        f"out, within {span_of(finding.window_days)}."
    )


def _groups(found: CampaignReport) -> str:
    if found.split.found is None:
        return "Nobody on either side yet."
    sound = "Not as planned" if found.split.alarm else "As planned"
    sound += ", as far as can be told" if found.split.may_be_chance else ""
    visitors = found.headline.shown.visitors + found.headline.held_out.visitors
    chance = "; the difference may be chance" if found.split.may_be_chance else ""
    text = (
        f"{sound}: {percent(found.split.found)} of {visitors:,} held out, "
        f"{percent(found.split.planned)} planned{chance}."
    )
    if found.left_out_both:
        text += f" {found.left_out_both:,} visitors who met both sides are left out."
    if found.left_out_filtered:
        text += f" {found.left_out_filtered:,} robots and staff are left out."
    return f"{text} {held_out_note(found)}"


def _money(found: CampaignReport) -> Iterator[str]:
    for each in found.revenue:
        if each.capped is None:
            yield from _row("Revenue", f"{each.currency}: {each.unclear}")
            continue
        capped = each.capped.absolute
        yield from _row(
            "Revenue",
            f"{change_of(capped.estimate, 'money', each.currency)} per visitor, "
            f"{between(capped, 'money')} (orders cut at {each.cap:,.2f}); uncut: "
            f"{sentence_of(each.uncapped)}",
        )
    if found.net_value is not None:
        yield from _row("Worth", worth(found.net_value))


def worth(value: NetValue) -> str:
    """Return the net value in a sentence."""
    net = value.net
    flag = " It costs more than it brings." if value.is_negative else ""
    flag = UNDECIDED if net.low <= 0 <= net.high else flag
    return (
        f"{change_of(net.estimate, 'money', value.currency)} per 1,000 shown, what annoyance "
        f"is assumed to cost reckoned in, {between(net, 'money')}.{_visits_won(value)}{flag}"
    )


WON = {
    "return_visit": "more came back",
    "unsubscribe": "fewer unsubscribed",
}
"""What a cost below zero says of those who were helped. That fewer left at once is in the revenue."""


def _visits_won(value: NetValue) -> str:
    """Return why something is worth more than the revenue it brought, where it is."""
    won = [WON[each.metric] for each in value.costs if each.cost < 0 and each.metric in WON]
    if value.net.estimate <= value.gain or value.visit_value <= 0 or not won:
        return ""
    why = " and ".join(won)
    return (
        f" More than the revenue itself, because {why}: visits won count, too, of people who bought nothing "
        "in the days that count. What they will bring is assumed."
    )


def _before_after(found: CampaignReport) -> Iterator[str]:
    told = found.before_after
    if told is None or told.change is None:
        return
    change = told.change
    text = (
        f"{change_of(change.diff, 'share')} of visits with an order over {counted(told.weeks, 'week')} each, "
        f"between {change_of(change.diff_low, 'share')} and {change_of(change.diff_high, 'share')}. "
        f"{told.label}"
    )
    yield from _row("Before/after", f"{text} {told.warning or ''}".rstrip())


def _dimension(found: Dimension) -> Iterator[str]:
    names = [segment_title(found.name, each.name) for each in found.segments]
    width = max(map(len, names), default=0)
    for place, (name, each) in enumerate(zip(names, found.segments, strict=True)):
        unit = each.finding.unit
        shown, held_out = each.finding.shown, each.finding.held_out
        is_told = found.has_estimates and each.shrunken is not None
        believed = f"  estimate {change_of(each.shrunken or 0, unit):>13}" if is_told else ""
        yield from _row(
            f"By {found.name}" if not place else "",
            f"{name:{width}}  {shown.visitors:>9,} shown {number_of(shown.mean, unit):>6}"
            f"  {held_out.visitors:>8,} held out {number_of(held_out.mean, unit):>6}{believed}"
            f"  {each.verdict}",
            wrapped=False,
        )
    if together := together_of(found):
        yield from _row("", together)


def _row(label: str, text: str, *, wrapped: bool = True) -> Iterable[str]:
    """Yield a label with its text, wrapped and aligned; a long label has a line of its own."""
    if not wrapped:
        return [f"{label:{LABEL}} {text}"]
    indent = " " * (LABEL + 1)
    body = fill(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )  # an id is copied whole
    return [f"{label:{LABEL}} {body[len(indent) :]}"]
