"""`waverly explain DECISION`."""

import asyncio

import click

from waverly.cli.options import home_option, json_option, print_json, settings_for
from waverly.pipeline.explain import Explanation, explain, models_in
from waverly.settings import Settings
from waverly.storage import open_store


@click.command("explain")
@click.argument("decision")
@home_option
@json_option
def command(decision: str, home: str | None, as_json: bool) -> None:
    """Say why a decision was made, and prove it by making it again."""
    explanation = asyncio.run(_explain(settings_for(home), decision))
    print_json(explanation) if as_json else _tell(explanation)


async def _explain(settings: Settings, decision: str) -> Explanation:
    async with open_store(settings.database_url) as store:
        return await explain(store, decision, models_in(settings.models_dir))


def _tell(explanation: Explanation) -> None:
    record = explanation.recorded
    for sentence in record.reasons:
        click.echo(sentence)
    click.echo("")
    for fate in record.fates:
        if fate.rule is None:
            click.echo(f"  {fate.campaign:20} could be shown, score {fate.score}")
        else:
            click.echo(f"  {fate.campaign:20} {fate.rule}: {fate.found} (wanted {fate.wanted})")
    click.echo("")
    verdict = "the same" if explanation.same else "ANOTHER"
    click.echo(f"Made again from the journal, the decision is {verdict}.")
