"""`waverly benchmark hillstrom`."""

from pathlib import Path

import click

from waverly.benchmark.hillstrom import CampaignResult, Hillstrom, hillstrom
from waverly.cli.benchmark.files import steps, train_and_test
from waverly.cli.options import json_option, print_json
from waverly.training.uplift import Gain


@click.command("hillstrom")
@train_and_test
@click.option("--seed", default=0, show_default=True, help="Same seed, same figures.")
@json_option
def command(train: Path, test: Path | None, seed: int, as_json: bool) -> None:
    """Check on Hillstrom's mail trial whether choosing pays.

    Columns as published: recency, history, mens, womens, zip_code, newbie, channel, segment, visit,
    conversion. The trial has no sessions and no overlays: it shows that the learners find an effect
    where there is one, not what help does in a shop.
    """
    with steps("Learning effects", quiet=as_json) as on_step:
        result = hillstrom(train, test, on_step, seed=seed)
    print_json(result) if as_json else _tell(result)


def _tell(result: Hillstrom) -> None:
    for campaign in result.campaigns:
        click.echo(f"\n{campaign.campaign}, {campaign.outcome}: {campaign.verdict}")
        click.echo(f"  {campaign.reason}")
        _table(campaign)


def _table(campaign: CampaignResult) -> None:
    for each in campaign.learners:
        mark = "*" if each.learner == campaign.chosen else " "
        click.echo(f" {mark}{each.learner:3}cross-validated {_line(each.cross_validated)}")
        if each.held_back is not None:
            click.echo(f"     held back       {_line(each.held_back)}")


def _line(gain: Gain) -> str:
    figures = (("Qini", gain.qini), ("uplift at 30%", gain.uplift_at_30), ("all", gain.average))
    return ", ".join(f"{name} {i.value:.3f} ({i.low:.3f} to {i.high:.3f})" for name, i in figures)
