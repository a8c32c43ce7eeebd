"""The Monday digest: for each campaign its North Star, its guardrail, what is unknown, one suggestion."""

from html import escape

from msgspec import Struct

from waverly.clock import day_of
from waverly.reporting.figures import RELATIVE_NOTE, has_relative, sentence_of, verdict_words
from waverly.reporting.held_out import OF_EITHER
from waverly.reporting.rendering.advice_once import shared_advice
from waverly.reporting.rendering.text import worth
from waverly.reporting.results.findings import Finding
from waverly.reporting.results.report import report
from waverly.reporting.results.shape import Asked, CampaignReport
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
    found = await report(store, Asked(site=site, at=at))
    name = next((each.name for each in await all_sites(store) if each.key == site), site)
    lines = tuple(_line(each) for each in (found.everything, *found.campaigns))
    subject = f"{name}: {_gist(lines[1:])}"
    advice = _advice(lines)
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
        text=_text(subject, opening, lines, advice),
        html=_html(subject, opening, lines, advice),
    )


def _line(found: CampaignReport) -> DigestLine:
    star = (
        f"{_of_what(found.headline)}{sentence_of(found.headline)} {verdict_words(found.headline)}"
    )
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


def _of_what(finding: Finding) -> str:
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


def _notes(lines: tuple[DigestLine, ...]) -> tuple[str, ...]:
    """Return what holds for several lines, said once at the end."""
    percent = (RELATIVE_NOTE,) if any(line.in_percent for line in lines) else ()
    return (OF_EITHER, *percent)


class _Advice(Struct, frozen=True, kw_only=True):
    """Which campaigns, by id, have advice of their own, and what is advised to several."""

    alone: frozenset[str]
    shared: tuple[str, ...]


def _advice(lines: tuple[DigestLine, ...]) -> _Advice:
    everything, *others = lines
    shared = shared_advice((line.name, line.suggestion) for line in others)
    alone = [everything, *(line for line in others if line.suggestion not in shared)]
    return _Advice(alone=frozenset(line.campaign for line in alone), shared=tuple(shared.values()))


def _text(
    subject: str, opening: tuple[str, ...], lines: tuple[DigestLine, ...], advice: _Advice
) -> str:
    parts = [subject, *(part for each in opening for part in ("", each))]
    for line in lines:
        parts += ["", line.name, f"  {line.north_star}", f"  Guardrail: {line.guardrail}"]
        parts += [f"  Worth: {line.worth}"] if line.worth else []
        parts += [f"  Unknown: {each}" for each in line.unknown]
        parts += [f"  Note: {each}" for each in line.warnings]
        if line.campaign in advice.alone:
            parts.append(f"  Next: {line.suggestion}")
    parts += [part for each in advice.shared for part in ("", f"Next: {each}")]
    parts += [part for note in _notes(lines) for part in ("", note)]
    return "\n".join(parts) + "\n"


def _html(
    subject: str, opening: tuple[str, ...], lines: tuple[DigestLine, ...], advice: _Advice
) -> str:
    """Return plain, readable HTML: mail programs know little more than 1999's."""
    parts = [f"<h1 style='font:500 24px/1.3 Georgia,serif'>{escape(subject)}</h1>"]
    parts += [f"<p>{escape(each)}</p>" for each in opening]
    for line in lines:
        parts.append(f"<h2 style='font:500 18px/1.3 Georgia,serif'>{escape(line.name)}</h2>")
        parts.append(f"<p><strong>{escape(line.north_star)}</strong></p><ul>")
        told = [f"Guardrail: {line.guardrail}"]
        told += [f"Worth: {line.worth}"] if line.worth else []
        told += [f"Unknown: {each}" for each in line.unknown] + list(line.warnings)
        parts += [f"<li>{escape(each)}</li>" for each in told]
        parts.append("</ul>")
        if line.campaign in advice.alone:
            parts.append(f"<p>Next: {escape(line.suggestion)}</p>")
    parts += [f"<p>Next: {escape(each)}</p>" for each in advice.shared]
    parts += [f"<p>{escape(note)}</p>" for note in _notes(lines)]
    body = "".join(parts)
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>"
        f"{escape(subject)}</title><body style='font:16px/1.5 sans-serif;max-width:40em'>{body}</body></html>"
    )
