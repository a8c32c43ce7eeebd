"""The outcome of each training, one line each in a file beside the models."""

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from waverly.wording import counted

LOG_FILE = "trainings.ndjson"

Kind = Literal["published", "kept", "declined", "failed", "rolled back"]
"""In this order: a new model is in use; a new model was made but the last one stays in use; there was too
little data; training failed; an earlier model was put back."""


class Training(Struct, frozen=True, kw_only=True):
    """What happened at `at` (milliseconds), and why. `artifact` is the model it is about, if any."""

    at: int
    kind: Kind
    sentence: str
    site: str = ""
    artifact: str | None = None


_lines = msgspec.json.Decoder(Training)


def log_training(models: Path, training: Training) -> None:
    """Add a line. One short write to the end of a file is whole or absent for every reader."""
    models.mkdir(parents=True, exist_ok=True)
    with (models / LOG_FILE).open("ab") as file:
        file.write(msgspec.json.encode(training) + b"\n")


def trainings(models: Path) -> list[Training]:
    """Every training, oldest first; a line cut short by a crash is passed over."""
    try:
        content = (models / LOG_FILE).read_bytes()
    except FileNotFoundError:
        return []
    found = []
    for line in content.splitlines():
        try:
            found.append(_lines.decode(line))
        except msgspec.DecodeError:
            continue
    return found


def training_of(models: Path, site: str, at: int) -> Training | None:
    """The outcome of the training that began for a site at an instant; None if none was recorded.

    Trainings of one site may overlap, so the last line need not be the one asked for.
    """
    found = (each for each in reversed(trainings(models)) if (each.site, each.at) == (site, at))
    return next(found, None)


def last_training(models: Path, site: str) -> Training | None:
    """The outcome of the latest training for a site."""
    return next((each for each in reversed(trainings(models)) if each.site == site), None)


def learnt_from(rows: int, orders: int) -> str:
    """Return what there is to learn from: `1 example from visits, 0 of them followed by an order`."""
    return f"{counted(rows, 'example')} from visits, {orders:,} of them followed by an order"
