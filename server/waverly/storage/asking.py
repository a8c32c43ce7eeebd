"""Questions a shopper waits for: made once, and answered in one hop, or one round trip.

Built anew each time and sent through a general driver, a question costs ten times what the database
needs to answer it.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol

from sqlalchemy import CompoundSelect, Select
from sqlalchemy.dialects import sqlite

Statement = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]  # Any: columns of all types

Values = Mapping[str, object]
"""What is asked for, by the names of a question's parameters."""

Told = Sequence[Any]  # Any: the values of a row, as its question types them


class Question:
    """A statement, and the names of the parameters (`bindparam`) it is asked with."""

    def __init__(self, statement: Statement, *names: str) -> None:
        self.statement = statement
        self.names = names

    @cached_property
    def in_sqlite(self) -> tuple[str, dict[str, Any]]:
        """The text with named places, and the values it brings itself."""
        made = self.statement.compile(dialect=sqlite.dialect(paramstyle="named"))
        own = made.construct_params(dict.fromkeys(self.names))
        return str(made), {name: value for name, value in own.items() if name not in self.names}


class Asker(Protocol):
    """Has questions answered by one kind of database."""

    async def ask(self, question: Question, values: Values) -> Sequence[Told]:
        """Return the rows of the answer."""

    async def close(self) -> None:
        """Let go of the database."""
