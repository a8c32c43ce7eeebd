"""`waverly evaluate`."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import click

from waverly.cli.options import (
    OutputFile,
    days_option,
    home_option,
    json_option,
    now_of,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.progress import spinner
from waverly.cli.sites import chosen_site, known_store
from waverly.clock import day_of
from waverly.policies.judging.evaluate import Evaluation, evaluate
from waverly.policies.judging.judgement import Judgement
from waverly.policies.judging.words import JUDGED, NO_RESULT, NOT_ALWAYS, WORDS, named
from waverly.reporting.periods import lately
from waverly.settings import Settings


@click.command(
    "evaluate",
    epilog="Example: waverly evaluate --policy nothing --policy current",
)
@click.option(
    "--policy",
    "policies",
    multiple=True,
    default=JUDGED,
    show_default=True,
    help=f"{named(JUDGED)}, or a file with a table of shares (JSON). Repeatable.",
)
@days_option
@click.option("--plot", type=OutputFile(), help="Draw it as SVG.")
@site_option
@home_option
@json_option
def command(
    policies: tuple[str, ...],
    days: int,
    plot: Path | None,
    site: str | None,
    home: str | None,
    as_json: bool,
) -> None:
    """Say what a policy would have earned, from the store's log.

    Nobody meets the policy. Where the log holds too little about it, it is refused, not scored.
    The admin's page Learning asks the same. Policies that learn as they go, such as lift, cannot be
    judged from a log; `waverly simulate` plays them.
    """
    with spinner("Reading the log …", hidden=as_json) as say:
        found = asyncio.run(_evaluate(settings_for(home), policies, days, plot, site, say))
    if as_json:
        print_json(found)
        return
    for evaluation in found:
        click.echo(_in_words(evaluation))
    judged = [each.policy for each in found if each.judgement and not each.judgement.is_refused]
    if judged:
        click.echo(f"\nAn estimate of what did not happen. {NO_RESULT}")
    if "rules" in judged:
        click.echo(f"\n{NOT_ALWAYS}")


async def _evaluate(
    settings: Settings,
    policies: tuple[str, ...],
    days: int,
    plot: Path | None,
    site: str | None,
    say: Callable[[str], None],
) -> list[Evaluation]:
    now = now_of(settings)
    async with known_store(settings) as store:
        key = await chosen_site(store, site)
        since = (await lately(store, key, now, days)).since
        found = []
        for policy in policies:
            say(f"Judging {policy} …")
            picture = _file(plot, policy, policies)
            models = settings.models_of(key)
            found.append(
                await evaluate(store, key, policy, since, now, models=models, picture=picture)
            )
    return found


def _file(plot: Path | None, policy: str, policies: tuple[str, ...]) -> Path | None:
    """Return the picture's file, with the policy in its name when there are several."""
    if plot is None or len(policies) == 1:
        return plot
    return plot.with_stem(f"{plot.stem}-{Path(policy).stem}")


def _in_words(evaluation: Evaluation) -> str:
    if evaluation.judgement is None or evaluation.first_at is None:
        unclear = f"{_name(evaluation)}: cannot be said. {evaluation.unclear}"
        return " ".join(filter(None, (unclear, evaluation.gone)))
    judgement = evaluation.judgement
    verdict = "Refused." if judgement.is_refused else _gain(judgement)
    first = f"The first decision judged by is of {day_of(evaluation.first_at)}."
    lines = [*judgement.overlap.refusals, *judgement.overlap.warnings, first, evaluation.gone]
    return " ".join(filter(None, [f"{_name(evaluation)}: {verdict}", *lines]))


def _name(evaluation: Evaluation) -> str:
    return named((evaluation.policy,)) if evaluation.policy in WORDS else evaluation.policy


def _gain(judgement: Judgement) -> str:
    gain = judgement.relative
    if gain is None:
        return "The log has too few orders to compare."
    fewer = judgement.shown_share / max(judgement.logged_shown_share, 1e-12) - 1
    return (
        f"had it decided: {gain.value:+.1%} orders "
        f"[{gain.low:+.1%}, {gain.high:+.1%}], {fewer:+.0%} shows; the log covers "
        f"{judgement.well_covered:.0%} of decisions well."
    )
