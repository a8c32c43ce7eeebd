"""Replayed examples kept in a Parquet file, so that each night replays only what is new.

The file's name holds the hash of the features: after one has changed, everything is replayed. How
far the journal had been read is in the file itself; the two cannot disagree.
"""

from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct

from waverly.features import FEATURE_HASH, NAMES
from waverly.training.examples import Examples

POSITION = b"waverly.position"

ROWS_A_GROUP = 100_000


class Cached(Struct, frozen=True, kw_only=True):
    """Examples of all sessions up to a position in the journal."""

    examples: Examples
    position: int


def cache_file(folder: Path, site: str) -> Path:
    """Where a site's examples are kept."""
    name = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in site)
    return folder / f"examples-{name}-{FEATURE_HASH[:16]}.parquet"


def read_cache(file: Path) -> Cached | None:
    """What the file holds, or None when there is none or it is damaged: it can always be made again."""
    # Imported here: 60 MB that only training needs.
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(file)
        position = int(table.schema.metadata[POSITION])
        return Cached(examples=_examples(table), position=position)
    except (FileNotFoundError, KeyError, ValueError, TypeError, OSError, pa.ArrowException):
        return None


def write_cache(file: Path, cached: Cached) -> None:
    """Keep the examples; a reader sees the old file or the new one. Older features' files go."""
    import pyarrow.parquet as pq

    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_suffix(".new")
    pq.write_table(_table(cached), beside, row_group_size=ROWS_A_GROUP, compression="zstd")
    beside.replace(file)
    for old in file.parent.glob(file.name[: -len(f"{FEATURE_HASH[:16]}.parquet")] + "*.parquet"):
        if old != file:
            old.unlink()


TEXTS = ("sessions", "visitors", "arms", "devices", "referrers")
NUMBERS = ("at", "events_so_far", "left", "returning")


def _table(cached: Cached) -> Any:  # Any: pyarrow has no types
    import pyarrow as pa

    examples = cached.examples
    columns = {name: pa.array(getattr(examples, name), pa.string()) for name in TEXTS}
    columns |= {name: pa.array(getattr(examples, name)) for name in NUMBERS}
    for at, name in enumerate(NAMES):
        columns[f"feature.{name}"] = pa.array(np.ascontiguousarray(examples.matrix[:, at]))
    return pa.table(columns).replace_schema_metadata({POSITION: str(cached.position).encode()})


def _examples(table: Any) -> Examples:  # Any: pyarrow has no types
    columns: dict[str, Any] = {name: tuple(table[name].to_pylist()) for name in TEXTS}
    columns |= {name: table[name].to_numpy() for name in NUMBERS}
    matrix = np.empty((table.num_rows, len(NAMES)))
    for at, name in enumerate(NAMES):
        matrix[:, at] = table[f"feature.{name}"].to_numpy()
    return Examples(matrix=matrix, **columns)
