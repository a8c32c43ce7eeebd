"""Queries on PostgreSQL: each is a single statement, without beginning and ending a transaction around it."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncEngine

from waverly.storage.prepared_query import AnswerRow, PreparedQuery, Values


class PostgresqlQueryRunner:
    """Runs queries over an engine's connections."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    async def ask(self, query: PreparedQuery, values: Values) -> Sequence[AnswerRow]:
        """Return the rows of the answer."""
        async with self._engine.connect() as connection:
            return (await connection.execute(query.statement, values)).all()

    async def close(self) -> None:
        """Do nothing: the engine is closed by its owner."""
