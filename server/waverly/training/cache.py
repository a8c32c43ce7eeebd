"""Replayed examples kept in a Parquet file, so that each night replays only what is new.

The file's name holds the hash of the features: after one has changed, everything is replayed. How
far the journal had been read is in the file itself; the two cannot disagree.
"""

from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from waverly.features import FEATURE_HASH, NAMES
from waverly.storage.replacing import in_place_of
from waverly.training.examples import Examples, columns_of

POSITION = b"waverly.position"

ROWS_A_GROUP = 100_000


def cache_file(folder: Path, site: str) -> Path:
    """Where a site's examples are kept."""
    name = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in site)
    return folder / f"examples-{name}-{FEATURE_HASH}.parquet"


def read_cache(file: Path) -> Examples:
    """All that the file holds."""
    # Imported here, as below: 60 MB that only training needs.
    import pyarrow.parquet as pq

    return _examples(pq.read_table(file))


def read_position(file: Path) -> int | None:
    """How far the journal had been read, or None when there is no file or it is damaged."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return int(pq.read_schema(file).metadata[POSITION])
    except (FileNotFoundError, KeyError, ValueError, TypeError, OSError, pa.ArrowException):
        return None


def parts_of(file: Path) -> Iterator[Examples]:
    """Every row group of the file, one after the other: memory holds one."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(file) as known:
        for number in range(known.num_row_groups):
            yield _examples(known.read_row_group(number))


async def renew(
    file: Path, position: int, kept: Iterable[Examples], fresh: AsyncIterator[Examples]
) -> None:
    """Write the examples anew, a part at a time: those `kept`, then the `fresh` ones.

    A reader sees the old file or the new one. Files of older features are deleted.
    """
    import pyarrow.parquet as pq

    schema = _table(columns_of([]), position).schema
    with in_place_of(file) as new, pq.ParquetWriter(new, schema, compression="zstd") as writer:
        for part in kept:
            writer.write_table(_table(part, position), row_group_size=ROWS_A_GROUP)
        async for part in fresh:
            writer.write_table(_table(part, position), row_group_size=ROWS_A_GROUP)
    for old in file.parent.glob(file.name[: -len(f"{FEATURE_HASH}.parquet")] + "*.parquet"):
        if old != file:
            old.unlink()


TEXTS = ("sessions", "visitors", "arms", "devices", "referrers")
NUMBERS = ("at", "events_so_far", "left", "returning")


def _table(examples: Examples, position: int) -> Any:  # Any: pyarrow has no types
    import pyarrow as pa

    columns = {name: pa.array(getattr(examples, name), pa.string()) for name in TEXTS}
    columns |= {name: pa.array(getattr(examples, name)) for name in NUMBERS}
    for at, name in enumerate(NAMES):
        columns[f"feature.{name}"] = pa.array(np.ascontiguousarray(examples.matrix[:, at]))
    return pa.table(columns).replace_schema_metadata({POSITION: str(position).encode()})


def _examples(table: Any) -> Examples:  # Any: pyarrow has no types
    columns: dict[str, Any] = {name: tuple(table[name].to_pylist()) for name in TEXTS}
    columns |= {name: table[name].to_numpy() for name in NUMBERS}
    matrix = np.empty((table.num_rows, len(NAMES)))
    for at, name in enumerate(NAMES):
        matrix[:, at] = table[f"feature.{name}"].to_numpy()
    return Examples(matrix=matrix, **columns)
