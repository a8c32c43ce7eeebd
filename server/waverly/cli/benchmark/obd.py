"""`waverly benchmark obd`."""

from pathlib import Path

import click

from waverly.benchmark.obd import Obd, obd
from waverly.cli.benchmark.files import steps
from waverly.cli.options import json_option, print_json


@click.command("obd")
@click.option(
    "--data",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the logs, policies.csv and q_hat.csv.",
)
@json_option
def command(data: Path, as_json: bool) -> None:
    """Judge policies on the Open Bandit sample by eight estimators.

    Says where few rows carry a result, and where a policy is judged by the log it was made from.
    """
    with steps("Evaluating", quiet=as_json) as on_step:
        result = obd(data, on_step)
    print_json(result) if as_json else _tell(result)


def _tell(result: Obd) -> None:
    for each in result.results:
        estimates = ", ".join(
            f"{name} {each.estimates[name]:.5f}" for name in ("IPS", "SNIPS", "DR")
        )
        click.echo(f"{each.campaign}/{each.log}/{each.policy}: {estimates}")
        for sentence in (*each.refusals, *each.warnings):
            click.echo(f"  {sentence}")
    if result.largest_difference is not None:
        click.echo(
            f"{result.compared} figures differ from expected.json by at most "
            f"{result.largest_difference:.1e}."
        )
