"""Exports a span of a site's data, table by table, in bounded memory."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from pathlib import Path

from msgspec import Struct

from waverly.integrations.export.rows import ROWS
from waverly.integrations.export.schema import TABLES
from waverly.integrations.export.writers import WRITERS, Format
from waverly.storage import Store
from waverly.storage.measured.export_rows import Span, stream_rows

CHUNK_ROWS = 20_000
"""Rows held in memory at a time."""

OnRows = Callable[[str, int], None]
"""Told the table and how many of its rows have been written."""


class Exported(Struct, frozen=True, kw_only=True):
    """One file that was written."""

    table: str
    path: str
    rows: int


async def export(
    store: Store, span: Span, folder: Path, form: Format, on_rows: OnRows | None = None
) -> list[Exported]:
    """Write every table's rows of a span into `folder`, a file each.

    A file appears under its name only when it is whole; one of an earlier export is replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tell = on_rows or (lambda table, rows: None)
    return [await _export_table(store, span, folder, form, table, tell) for table in TABLES]


async def _export_table(
    store: Store, span: Span, folder: Path, form: Format, table: str, tell: OnRows
) -> Exported:
    path = folder / f"{table}.{form}"
    unfinished = path.with_name(path.name + ".part")
    written = 0
    with WRITERS[form](unfinished, TABLES[table]) as writer:
        async with aclosing(_chunks(store, span, table)) as chunks:
            async for chunk in chunks:
                writer.write(chunk)
                written += len(chunk)
                tell(table, written)
    unfinished.replace(path)
    return Exported(table=table, path=str(path), rows=written)


async def _chunks(store: Store, span: Span, table: str) -> AsyncGenerator[list[Struct]]:
    source, make = ROWS[table]
    chunk: list[Struct] = []
    async with aclosing(stream_rows(store, source, span)) as rows:
        async for row in rows:
            chunk += make(row)
            if len(chunk) >= CHUNK_ROWS:
                yield chunk
                chunk = []
    yield chunk
