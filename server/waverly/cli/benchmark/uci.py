"""`waverly benchmark uci`."""

from pathlib import Path

import click

from waverly.benchmark.uci import Uci, uci
from waverly.cli.benchmark.files import steps, train_and_test
from waverly.cli.options import json_option, print_json
from waverly.training.metrics import Metrics


@click.command("uci")
@train_and_test
@click.option(
    "--draws",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="Small shops drawn of each size.",
)
@click.option("--seed", default=0, show_default=True, help="Same seed, same figures.")
@json_option
def command(train: Path, test: Path | None, draws: int, seed: int, as_json: bool) -> None:
    """Tell buyers in the Online Shoppers data, as it was published.

    All columns, without PageValues (known only afterwards), and only what a browser knows. The
    counts are those at the end of each session: no early score can be judged by them.
    """
    with steps("Training", quiet=as_json) as on_step:
        result = uci(train, test, on_step, draws=draws, seed=seed)
    print_json(result) if as_json else _tell(result)


def _tell(result: Uci) -> None:
    for each in result.results:
        click.echo(f"\n{each.columns}")
        click.echo(f"  5-fold     {_line(each.cross_validated)}")
        if each.held_back is not None:
            click.echo(f"  held back  {_line(each.held_back)}")
        if each.leaks:
            click.echo(f"  may know the future: {', '.join(each.leaks)}")
    for shop in result.small_shops:
        click.echo(
            f"{shop.sessions:6,} sessions: AUC {shop.auc:.3f}, log loss {shop.log_loss:.4f} (base "
            f"rate {shop.base_log_loss:.4f}), worse than the base rate in "
            f"{shop.worse_than_base_rate} of {shop.draws}"
        )


def _line(metrics: Metrics) -> str:
    return (
        f"AUC {metrics.auc:.4f}, PR-AUC {metrics.pr_auc:.4f}, log loss {metrics.log_loss:.4f} (base "
        f"rate {metrics.base_log_loss:.4f}), ECE {metrics.ece:.4f}"
    )
