"""`waverly lift`."""

import sys
from codecs import BOM_UTF8
from typing import Any

import click
import msgspec

from waverly.cli.options import print_json
from waverly.errors import Malformed
from waverly.reporting.statistics.lift import answer


@click.command("lift")
@click.option("--json", "as_json", is_flag=True, default=True, help="Print JSON (always so).")
def command(as_json: bool) -> None:
    """Answer a statistical question read as JSON from standard input.

    One object `{"kind": …, "input": …}`, or a list of them; `docs/statistics.md` lists the kinds.
    """
    question = _read(sys.stdin.buffer.read())
    if isinstance(question, list):
        print_json([answer(each, f"$[{place}]") for place, each in enumerate(question)])
    else:
        print_json(answer(question))


def _read(content: bytes) -> Any:  # Any: whatever was typed; `answer` says what is wrong with it
    try:
        return msgspec.json.decode(content.removeprefix(BOM_UTF8))
    except msgspec.DecodeError as error:
        raise Malformed(
            "Standard input is not JSON",
            value=str(error),
            mend='Write {"kind": …, "input": …}, or a list of such objects.',
        ) from error
