"""The report as one HTML file: no script, nothing loaded from anywhere, light and dark."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from waverly.clock import day_of
from waverly.reporting import figures
from waverly.reporting.held_out import held_out_note
from waverly.reporting.rendering.divided import divided, still_unknown
from waverly.reporting.rendering.plots import closing_plot, forest_plot, funnel_plot
from waverly.reporting.rendering.text import worth
from waverly.reporting.results.net_value import PRICES_NOTE
from waverly.reporting.results.shape import Report
from waverly.reporting.words import segment_title
from waverly.wording import counted

FOLDER = Path(__file__).parent


def render_html(report: Report, name: str) -> str:
    """Return the page for the store called `name`. Draws plots: takes a second or two."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        percent=figures.percent,
        sentence=figures.sentence_of,
        together=figures.together_of,
        apart=figures.apart_of,
        span=figures.span_of,
        worth=worth,
        day=day_of,
    )
    environment.globals.update(
        among_of=figures.among_of,
        counted=counted,
        still_unknown=still_unknown,
        number_of=figures.number_of,
        between=figures.between,
        change_of=figures.change_of,
        period_of=figures.period_of,
        held_out_note=held_out_note,
        prices_note=PRICES_NOTE,
        segment_title=segment_title,
        estimate_note=figures.ESTIMATE_NOTE,
        relative_note=figures.RELATIVE_NOTE,
        simulated_note=figures.SIMULATED_NOTE,
        verdict_words=figures.verdict_words,
    )
    everything = (report.everything, *report.campaigns)
    parts = divided(report.campaigns)
    return environment.get_template("report.html").render(
        report=report,
        name=name,
        is_in_percent=figures.has_relative(*report.headlines),
        shared=parts.shared,
        few_note=figures.FEW_NOTE if any(map(figures.is_open_for_few, report.headlines)) else "",
        parts=parts,
        # Drawn here from numbers; the one text in them, campaigns' names, is escaped by matplotlib.
        forest=Markup(forest_plot(everything)),  # noqa: S704
        funnel=Markup(funnel_plot(report.funnel)),  # noqa: S704
        closing={
            each.campaign: Markup(closing_plot(f"c{place}", each.looks))  # noqa: S704
            for place, each in enumerate(everything)
        },
    )
