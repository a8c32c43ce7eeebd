"""Writes rows to a file, a chunk at a time: NDJSON or Parquet."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self, get_args, get_type_hints

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    import pyarrow

Format = Literal["parquet", "ndjson"]


class NdjsonWriter:
    """One JSON object a line."""

    def __init__(self, path: Path, table: type[Struct]) -> None:
        self._file = path.open("wb")
        self._encoder = msgspec.json.Encoder()

    def write(self, rows: Sequence[Struct]) -> None:
        """Add rows to the file."""
        self._file.write(self._encoder.encode_lines(rows))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


class ParquetWriter:
    """Parquet, compressed by zstd, with the schema of the struct."""

    def __init__(self, path: Path, table: type[Struct]) -> None:
        from pyarrow import parquet  # late: 40 MB that only an export needs

        self._schema = arrow_schema(table)
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def write(self, rows: Sequence[Struct]) -> None:
        """Add rows to the file."""
        import pyarrow

        dicts = [msgspec.structs.asdict(row) for row in rows]
        self._writer.write_table(pyarrow.Table.from_pylist(dicts, schema=self._schema))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()


def arrow_schema(table: type[Struct]) -> "pyarrow.Schema":
    """Return the Arrow schema of a row's struct: `X | None` is nullable, everything else is not."""
    import pyarrow

    types: dict[Any, Any] = {  # Any: Arrow has no types
        str: pyarrow.string(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        bool: pyarrow.bool_(),
    }
    fields = []
    for name, hint in get_type_hints(table).items():
        options = set(get_args(hint)) or {hint}
        (plain,) = options - {type(None)}
        fields.append(pyarrow.field(name, types[plain], nullable=type(None) in options))
    return pyarrow.schema(fields)


WRITERS: dict[Format, type[NdjsonWriter | ParquetWriter]] = {
    "ndjson": NdjsonWriter,
    "parquet": ParquetWriter,
}
"""What writes each format."""
