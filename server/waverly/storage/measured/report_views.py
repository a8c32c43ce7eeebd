"""Views for tools that read the database themselves (Metabase, Looker): the exported tables, and the lift.

They have the columns of `waverly export`, so one SQL statement runs on both. They are created on demand, and
dropped during a migration, which otherwise could not change the tables under them.
"""

from pathlib import Path

from sqlalchemy import Connection, Dialect, inspect, text

from waverly.storage.people.told.whose import first_named
from waverly.storage.store import Store

PREFIX = "report_"
"""What the views' names begin with."""

SQL = Path(__file__).with_name("sql")
LIFT = (SQL / "lift.sql").read_text(encoding="utf-8")
"""The lift of every campaign from `enrolments` and `results`."""

TOLD = ("told_events", "told_carts", "told_wishes")
"""Views of what a backend told, of visitors or of addresses."""

ORDER = (
    "sessions",
    "decisions",
    "outcomes",
    "enrolments",
    "results",
    *TOLD,
    "lift",
)
"""The views, each after those it reads."""


async def create_views(store: Store) -> list[str]:
    """Make every view anew; return their names."""
    async with store.write() as connection:
        return await connection.run_sync(make_views)


def has_views(connection: Connection) -> bool:
    """Return whether they were made."""
    return any(name.startswith(PREFIX) for name in inspect(connection).get_view_names())


def drop_views(connection: Connection) -> None:
    """Drop those of our views that are there."""
    for name in reversed(ORDER):
        connection.execute(text(f"DROP VIEW IF EXISTS {PREFIX}{name}"))


def make_views(connection: Connection) -> list[str]:
    """Make every view anew; return their names."""
    drop_views(connection)
    for name in ORDER:
        query = _lift() if name == "lift" else _query(connection.dialect, name)
        connection.exec_driver_sql(f"CREATE VIEW {PREFIX}{name} AS {query}")
    return [PREFIX + name for name in ORDER]


def _query(dialect: Dialect, name: str) -> str:
    """Return the query of a view: the database's own, else the one that both read.

    Reports about addresses are joined with `named`, which is not a view: nobody is to read addresses there.
    """
    own, shared = SQL / dialect.name / f"{name}.sql", SQL / f"{name}.sql"
    query = (own if own.exists() else shared).read_text(encoding="utf-8")
    if name not in TOLD:
        return query
    return f"WITH named AS ({first_named().compile(dialect=dialect)})\n{query}"


def _lift() -> str:
    """Return the lift, reading the views instead of tables of those names."""
    comment, _, query = LIFT.partition("WITH ")
    return comment + "WITH " + _READ_VIEWS + query


_READ_VIEWS = """enrolments AS (SELECT * FROM report_enrolments),
results AS (SELECT * FROM report_results),
"""
