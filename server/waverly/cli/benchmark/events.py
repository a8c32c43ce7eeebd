"""`waverly benchmark events`."""

from pathlib import Path

import click

from waverly.benchmark.events import MOST_EVENTS, EventsBenchmark, events
from waverly.cli.benchmark.files import FILE, steps
from waverly.cli.options import ONE_OR_MORE, json_option, print_json
from waverly.history.mapping import FORMATS


@click.command("events")
@click.option("--data", required=True, type=FILE, help="Log: CSV, NDJSON or Parquet; may be .gz.")
@click.option(
    "--mapping", type=click.Choice(FORMATS), help="Whose log it is; guessed if not given."
)
@click.option(
    "--most", type=ONE_OR_MORE, default=MOST_EVENTS, show_default=True, help="Events read at most."
)
@click.option("--seed", default=0, show_default=True, help="Same seed, same figures.")
@json_option
def command(data: Path, mapping: str | None, most: int, seed: int, as_json: bool) -> None:
    """Replay an event log; AUC by how much of a session was seen.

    It goes through the product's own fold and features.

    Orders within seven days are predicted from the first events of a session, by visitors no model
    has seen.
    """
    with steps("Replaying", quiet=as_json) as on_step:
        result = events(data, mapping, on_step, most=most, seed=seed)
    print_json(result) if as_json else _tell(result)


def _tell(result: EventsBenchmark) -> None:
    click.echo(
        f"{result.events:,} events in {result.sessions:,} sessions ({result.not_understood:,} not "
        f"understood), {result.replay_events_per_second:,.0f} a second; {result.examples:,} "
        f"prefixes, {result.orders:,} followed by an order."
    )
    if result.metrics is None:
        click.echo(f"No model: {result.declined}")
        return
    click.echo(f"AUC {result.metrics.auc:.3f}, log loss {result.metrics.log_loss:.4f}")
    for each in result.by_prefix:
        auc = "cannot say" if each.auc is None else f"{each.auc:.3f}"
        last = "or more" if each.to_events is None else f"to {each.to_events}"
        click.echo(f"  {each.from_events:3} {last:8} events: AUC {auc} ({each.rows:,} prefixes)")
