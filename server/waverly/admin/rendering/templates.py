"""Renders the pages: Jinja2 with autoescaping on and undefined names refused."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from waverly.admin.access.guard import AdminVisit, root
from waverly.admin.rendering import formats
from waverly.admin.rendering.closing_drawing import closing
from waverly.admin.rendering.interval_drawing import drawing
from waverly.extras import install_command
from waverly.policies.words.decisions import LIKELY, fates_of, for_other_moments, headline
from waverly.policies.words.rules import rule_words
from waverly.publishing.gate import ONLY_WORDS
from waverly.reporting import figures
from waverly.reporting.held_out import OF_EITHER, held_out_note
from waverly.reporting.names import short_id
from waverly.reporting.rendering.text import worth
from waverly.reporting.results.net_value import PRICES_NOTE
from waverly.reporting.words import came_from, element_words, moment_title, segment_title, spoken
from waverly.wording import begun, counted, sized

FOLDER = Path(__file__).parents[1] / "templates"

NAVIGATION = (
    ("overview", "/", "Overview"),
    ("live", "/live", "Live"),
    ("sessions", "/sessions", "Visits"),
    ("campaigns", "/campaigns", "Campaigns"),
    ("catalogue", "/catalogue", "Catalogue"),
    ("journeys", "/journeys", "Journeys"),
    ("friction", "/friction", "Friction"),
    ("learning", "/learning", "Learning"),
    ("system", "/system", "System"),
)

WITHIN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "campaigns": (
        ("/campaigns", "Results"),
        ("/letters", "Letters"),
        ("/measuring", "Measuring"),
    ),
    "system": (
        ("/system", "The server"),
        ("/capture", "What is noticed"),
        ("/doctor", "Store doctor"),
    ),
}
"""The pages of a navigation entry that has several."""


class Templates:
    """The pages' templates, read once."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(
            age=formats.age,
            price=formats.price,
            headline=headline,
            begun=begun,
            counted=counted,
            short_id=short_id,
            number=formats.number,
            iso=formats.iso,
            moment=formats.moment,
            money=figures.money,
            sized=sized,
            offset=formats.offset,
            percent=figures.percent,
            points=figures.points,
            per_thousand=figures.per_thousand,
            whole_points=figures.whole_points,
            relative=figures.relative,
            short_day=formats.short_day,
            short_moment=formats.short_moment,
            spoken=spoken,
            moment_title=moment_title,
            rule=rule_words,
            element=element_words,
            came_from=came_from,
            sentence=figures.sentence_of,
            together=figures.together_of,
            apart=figures.apart_of,
            span=figures.span_of,
            a_day=figures.a_day_of,
            long=figures.long_of,
            hours=figures.hours_of,
            worth=worth,
            with_code=formats.with_code,
        )
        self._environment.globals.update(_globals())

    def render(
        self,
        request: Request,
        template: str,
        /,
        *,
        visit: AdminVisit | None = None,
        section: str = "",
        status: int = 200,
        **context: object,
    ) -> HTMLResponse:
        """Return a page. `section` is the navigation entry it belongs to."""
        text = self._environment.get_template(template).render(
            root=root(request),
            visit=visit,
            section=section,
            navigation=NAVIGATION,
            within=WITHIN.get(section, ()),
            site_query=_site_query(visit),
            path=request.url.path,
            **context,
        )
        return HTMLResponse(text, status)


def _globals() -> Mapping[str, object]:
    """Return the functions and values that templates may use, besides the filters."""
    return {
        "drawing": drawing,
        "fates_of": fates_of,
        "for_other_moments": for_other_moments,
        "closing": closing,
        "only_words": ONLY_WORDS,
        "install_gate": install_command("gate"),
        "number_of": figures.number_of,
        "segment_title": segment_title,
        "period_of": figures.period_of,
        "whole_percents": figures.whole_percents,
        "change_of": figures.change_of,
        "between": figures.between,
        "likely_of": figures.likely_of,
        "verdicts": figures.VERDICTS,
        "verdict_words": figures.verdict_words,
        "among_of": figures.among_of,
        "has_relative": figures.has_relative,
        "in_percent": figures.in_percent,
        "held_out_note": held_out_note,
        "held_out_either": OF_EITHER,
        "prices_note": PRICES_NOTE,
        "few_note": figures.FEW_NOTE,
        "estimate_note": figures.ESTIMATE_NOTE,
        "relative_note": figures.RELATIVE_NOTE,
        "likely_note": LIKELY,
        "simulated_note": figures.SIMULATED_NOTE,
    }


def _site_query(visit: AdminVisit | None) -> str:
    """Return the query string that keeps links at a site other than the first."""
    return "" if visit is None or visit.named_site is None else f"?site={visit.named_site}"
