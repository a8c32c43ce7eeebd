"""`waverly benchmark friction`."""

from pathlib import Path

import click

from waverly.benchmark.friction import FrictionScores, files_in, friction
from waverly.cli.options import home_option, json_option, print_json, settings_for
from waverly.errors import DataError
from waverly.searches import lexicon_with


@click.command("friction")
@click.option(
    "--data",
    required=True,
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A CSV file of labelled queries, or a folder of such; may be repeated.",
)
@home_option
@json_option
def command(data: tuple[Path, ...], home: str | None, as_json: bool) -> None:
    """Find searches that voice a doubt: precision, recall, alarms.

    Columns are query and label (comparison, returns, shipping, size, price, stock, trust, payment,
    support, none), or text and intent as in Banking77, of which two classes can be judged.
    """
    files = [file for path in data for file in (files_in(path) if path.is_dir() else [path])]
    if not files:
        raise DataError(
            "There is nothing to judge by",
            place="--data",
            value=", ".join(map(str, data)),
            mend="Give CSV files with the columns query and label.",
        )
    judged = friction(files, lexicon_with(settings_for(home).lexicon_path))
    print_json(judged) if as_json else _tell(judged)


def _tell(judged: tuple[FrictionScores, ...]) -> None:
    for each in judged:
        click.echo(f"\n{each.file}: {each.queries:,} queries, macro F1 {each.macro_f1:.3f}")
        for score in each.scores:
            click.echo(
                f"  {score.topic:<11} precision {score.precision:.3f}, recall {score.recall:.3f}, "
                f"F1 {score.f1:.3f} ({score.n:,})"
            )
        click.echo(f"  false alarms: {len(each.false_alarms):,} of {each.harmless:,} harmless")
        for query, topic in each.false_alarms[:10]:
            click.echo(f"    {query} (taken for {topic})")
