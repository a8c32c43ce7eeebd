"""The Monday digest: for each campaign its North Star, its guardrail, what is unknown, one suggestion."""

from collections.abc import Sequence
from html import escape

from msgspec import Struct

from waverly.clock import day_of
from waverly.reporting.figures import (
    FEW_NOTE,
    RELATIVE_NOTE,
    has_relative,
    is_open_for_few,
    sentence_of,
    verdict_words,
)
from waverly.reporting.held_out import OF_EITHER
from waverly.reporting.rendering.divided import Divided, Named, divided, still_unknown
from waverly.reporting.rendering.text import worth
from waverly.reporting.results.findings import MetricFinding
from waverly.reporting.results.report import report
from waverly.reporting.results.shape import CampaignReport, ReportRequest
from waverly.storage import Store
from waverly.storage.site.alarm_rows import alarms_of
from waverly.storage.site.site_rows import all_sites


class DigestLine(Struct, frozen=True, kw_only=True):
    """One campaign, in sentences. `verdict` is `better`, `worse`, `open` or `early`.

    `in_percent` tells whether the North Star stands in points and in percent.
    """

    campaign: str
    name: str
    verdict: str
    north_star: str
    guardrail: str
    guardrail_verdict: str
    worth: str | None
    unknown: tuple[str, ...]
    suggestion: str
    warnings: tuple[str, ...]
    in_percent: bool = False


class Digest(Struct, frozen=True, kw_only=True):
    """One site's week. `text` and `html` say the same as the fields, ready for mail."""

    site: str
    name: str
    day: str
    subject: str
    visits: int
    silence: str
    alarms: tuple[str, ...]
    lines: tuple[DigestLine, ...]
    text: str
    html: str


async def digest_of(store: Store, site: str, at: int, *, silence: str = "") -> Digest:
    """Return the digest of everything that had settled by `at` (server milliseconds).

    `silence` says what showing nothing was worth; without it, the report's own words stand there.
    """
    found = await report(store, ReportRequest(site=site, at=at))
    name = next((each.name for each in await all_sites(store) if each.key == site), site)
    lines = tuple(_line(each) for each in (found.everything, *found.campaigns))
    subject = f"{name}: {_gist(lines[1:])}"
    parts = divided(found.campaigns)
    told = tuple(_Told(found=each, line=_line(each)) for each in (found.everything, *parts.told))
    silence = silence or found.silence.sentence
    alarms = tuple(alarm.sentence for alarm in await alarms_of(store, site))
    opening = (*alarms, silence)
    return Digest(
        site=site,
        name=name,
        day=day_of(at),
        subject=subject,
        visits=found.visits,
        silence=silence,
        alarms=alarms,
        lines=lines,
        text=_text(subject, opening, told, parts),
        html=_html(subject, opening, told, parts),
    )


def _line(found: CampaignReport) -> DigestLine:
    verdict = verdict_words(found.headline, in_list=True)
    star = f"{_of_what(found.headline)}{sentence_of(found.headline)} {verdict}"
    return DigestLine(
        campaign=found.campaign,
        name=found.name,
        verdict=found.headline.verdict,
        north_star=star.strip(),
        guardrail=found.guardrail.sentence,
        guardrail_verdict=found.guardrail.verdict,
        worth=None if found.net_value is None else worth(found.net_value),
        unknown=found.unknown,
        suggestion=found.suggestion,
        warnings=tuple(each.warning for each in found.changes[-1:] if each.warning),
        in_percent=has_relative(found.headline),
    )


def _of_what(finding: MetricFinding) -> str:
    """Return what a difference is of, as `Bought: `; why there is none says it itself."""
    return "" if finding.effect is None else f"{finding.label.capitalize()}: "


def _gist(lines: tuple[DigestLine, ...]) -> str:
    """Return the week in a few words, for a subject line."""
    if not lines:
        return "no campaign in force"
    counts = [
        (sum(line.verdict == verdict for line in lines), words)
        for verdict, words in (
            ("better", "helping"),
            ("worse", "doing harm"),
            ("open", "undecided"),
            ("early", "too early to say"),
        )
    ]
    return ", ".join(f"{count} {words}" for count, words in counts if count)


class _Told(Struct, frozen=True, kw_only=True):
    """A campaign that has a part of its own."""

    found: CampaignReport
    line: DigestLine

    def facts(self) -> list[str]:
        """Return what is said of it besides the result, each in a sentence."""
        if self.found.is_whole and self.found.standing == "unmet":  # the result has said it all
            return []
        line = self.line
        told = [f"Guardrail: {line.guardrail}"]
        told += [f"Worth: {line.worth}"] if line.worth else []
        told += [f"Unknown: {each}" for each in still_unknown(self.found, with_revenue=False)]
        return told + [f"Note: {each}" for each in line.warnings]

    def advice(self, parts: Divided) -> str:
        """Return what to do about it alone; empty where several are advised the same."""
        is_alone = self.found.is_whole or self.line.suggestion not in parts.shared
        return f"Next: {self.line.suggestion}" if is_alone else ""


def _notes(told: Sequence[_Told]) -> tuple[str, ...]:
    """Return what holds for several parts, said once at the end."""
    few = (FEW_NOTE,) if any(is_open_for_few(each.found.headline) for each in told) else ()
    percent = (RELATIVE_NOTE,) if any(each.line.in_percent for each in told) else ()
    return (*few, OF_EITHER, *percent)


def _endings(told: tuple[_Told, ...], parts: Divided) -> list[str]:
    """Return what concerns several campaigns, a paragraph each."""
    return [
        *(f"Next: {each}" for each in parts.shared.values()),
        *_notes(told),
    ]


def _text(subject: str, opening: tuple[str, ...], told: tuple[_Told, ...], parts: Divided) -> str:
    lines = [subject, *(line for each in opening for line in ("", each))]
    for each in told:
        said = [each.line.north_star, *each.facts(), each.advice(parts)]
        lines += ["", each.line.name, *(f"  {one}" for one in said if one)]
    for named in parts.named:
        lines += ["", named.title, f"  {_opened(named)}", *(f"  · {one}" for one in named.each)]
    lines += [line for each in _endings(told, parts) for line in ("", each)]
    return "\n".join(lines) + "\n"


def _opened(named: Named) -> str:
    return named.said if named.is_list else f"{named.said}:"


H2 = "<h2 style='font:500 18px/1.3 Georgia,serif'>"


def _html(subject: str, opening: tuple[str, ...], told: tuple[_Told, ...], parts: Divided) -> str:
    """Return plain, readable HTML: mail programs know little more than 1999's."""
    page = [f"<h1 style='font:500 24px/1.3 Georgia,serif'>{escape(subject)}</h1>"]
    page += [f"<p>{escape(each)}</p>" for each in opening]
    for each in told:
        page.append(f"{H2}{escape(each.line.name)}</h2>")
        page.append(f"<p><strong>{escape(each.line.north_star)}</strong></p>")
        page.append(_list(each.facts()))
        if advice := each.advice(parts):
            page.append(f"<p>{escape(advice)}</p>")
    for named in parts.named:
        page.append(f"{H2}{escape(named.title)}</h2><p>{escape(_opened(named))}</p>")
        page.append(_list(named.each))
    page += [f"<p>{escape(each)}</p>" for each in _endings(told, parts)]
    body = "".join(page)
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>"
        f"{escape(subject)}</title><body style='font:16px/1.5 sans-serif;max-width:40em'>{body}</body></html>"
    )


def _list(said: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(each)}</li>" for each in said)
    return f"<ul>{items}</ul>" if items else ""
