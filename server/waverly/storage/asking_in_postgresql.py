"""Questions to PostgreSQL: each a statement by itself, with no transaction begun and ended around it."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncEngine

from waverly.storage.asking import Question, Told, Values


class PostgresqlAsker:
    """Has questions answered over an engine's connections."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    async def ask(self, question: Question, values: Values) -> Sequence[Told]:
        """Return the rows of the answer."""
        async with self._engine.connect() as connection:
            return (await connection.execute(question.statement, values)).all()

    async def close(self) -> None:
        """Leave the engine to its owner."""
