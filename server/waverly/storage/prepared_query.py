"""Queries that a shopper waits for: compiled once, and run in one thread hop or one round trip.

Built again each time and sent through a general driver, such a query costs ten times what the database
needs to run it.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol

from sqlalchemy import CompoundSelect, Select
from sqlalchemy.dialects import sqlite

Statement = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]  # Any: columns of all types

Values = Mapping[str, object]
"""What is asked for, by the names of a question's parameters."""

AnswerRow = Sequence[Any]  # Any: the values of a row, as its question types them


class PreparedQuery:
    """A statement, and the names of the parameters (`bindparam`) it is asked with."""

    def __init__(self, statement: Statement, *names: str) -> None:
        self.statement = statement
        self.names = names

    @cached_property
    def in_sqlite(self) -> tuple[str, dict[str, Any]]:
        """The SQL with named parameters, and the values that are part of it."""
        made = self.statement.compile(dialect=sqlite.dialect(paramstyle="named"))
        own = made.construct_params(dict.fromkeys(self.names))
        return str(made), {name: value for name, value in own.items() if name not in self.names}


class QueryRunner(Protocol):
    """Runs queries on one kind of database."""

    async def ask(self, query: PreparedQuery, values: Values) -> Sequence[AnswerRow]:
        """Return the rows of the answer."""

    async def close(self) -> None:
        """Close the connection to the database."""
