"""`waverly train`."""

import asyncio
import sys
from collections.abc import Mapping

import click
from rich.progress import Progress, TaskID

from waverly.cli.options import (
    at_option,
    home_option,
    json_option,
    now_of,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.progress import bars
from waverly.cli.sites import chosen_site, known_store
from waverly.scoring.training_log import learnt_from
from waverly.settings import Settings
from waverly.training.readiness import Declined
from waverly.training.train import Kept, OnStage, Trained, train


@click.command("train", epilog="Example: waverly train --memory-mb 2048")
@home_option
@site_option
@click.option("--seed", default=0, show_default=True, help="Same seed, same model.")
@click.option(
    "--threads",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Threads LightGBM may use.",
)
@click.option(
    "--dask", metavar="ADDRESS", help="Grow the model on the workers of this Dask scheduler."
)
@at_option
@click.option(
    "--memory-mb", type=click.IntRange(min=256), help="Memory it may use; no bound unless given."
)
@json_option
def command(
    home: str | None,
    site: str | None,
    seed: int,
    threads: int,
    dask: str | None,
    at: int | None,
    memory_mb: int | None,
    as_json: bool,
) -> None:
    """Learn from the visits recorded so far.

    Running servers load the new model within seconds.

    Sessions replayed before are kept in the home folder's cache; only what is new is replayed.
    """
    bound(memory_mb)
    with bars(hidden=as_json) as progress:
        result = asyncio.run(
            _train(settings_for(home), site, seed, threads, dask, at, progress_of(progress))
        )
    if as_json:
        print_json(result)
    else:
        tell(result)


def bound(memory_mb: int | None) -> None:
    """Hold this process to its memory, where the system knows how."""
    if memory_mb is None or sys.platform == "win32":
        return
    # Imported here: Windows has no such module.
    import resource

    most = memory_mb * 1_048_576
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


async def _train(
    settings: Settings,
    site: str | None,
    seed: int,
    threads: int,
    dask: str | None,
    at: int | None,
    on_stage: OnStage,
) -> Trained | Kept | Declined:
    async with known_store(settings) as store:
        key = await chosen_site(store, site)
        return await train(
            store,
            key,
            settings.models_of(key),
            at=now_of(settings) if at is None else at,
            seed=seed,
            threads=threads,
            cache=settings.cache_dir,
            cluster=dask,
            on_stage=on_stage,
        )


STAGES = {
    "replay": "Reading the visits",
    "fit": "Learning who buys",
    "leaving": "Learning who leaves",
}


def progress_of(progress: Progress, words: Mapping[str, str] = STAGES) -> OnStage:
    """Return a callback that shows each stage as a bar; `words` says what each is called.

    A stage is full when the next begins: what ended early, since there is nothing more to learn, is done.
    """
    bars: dict[str, TaskID] = {}

    def on_stage(stage: str, done: int, total: int) -> None:
        if stage not in bars:
            for task in progress.tasks:
                progress.update(task.id, completed=task.total)
            bars[stage] = progress.add_task(words[stage], total=total)
        progress.update(bars[stage], completed=done, total=total)

    return on_stage


def tell(result: Trained | Kept | Declined) -> None:
    """Print what came of training."""
    if isinstance(result, Declined):
        click.echo(f"No model was trained: {result.reason}")
        return
    if isinstance(result, Kept):
        click.echo(result.reason)
        return
    metrics = result.metrics
    click.echo(
        f"Model {result.artifact} learnt from {learnt_from(result.rows, result.orders)}. "
        f"On {metrics.measured_on}: AUC {metrics.auc:.3f} (guessing gets 0.5), "
        f"log loss {metrics.log_loss:.4f} (the base rate's is {metrics.base_log_loss:.4f}), calibration "
        f"error {metrics.ece:.3f}. `waverly models show` prints its card."
    )
    for leak in result.leaks:
        click.echo(f"Look at this column, it may know the future: {leak}")
