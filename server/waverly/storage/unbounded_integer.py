"""A column of whole numbers of any size: sums of squares of amounts outgrow 64 bits."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from sqlalchemy import Dialect, Numeric, String
from sqlalchemy.types import TypeDecorator, TypeEngine

DIGITS = 60


class UnboundedInteger(TypeDecorator[int]):
    """NUMERIC(60, 0) on PostgreSQL; decimal text on SQLite, whose widest number has 64 bits."""

    impl = String(DIGITS)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the column's type on a database."""  # Any: two kinds of column
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Numeric(DIGITS, 0))
        return dialect.type_descriptor(String(DIGITS))

    def process_bind_param(self, value: int | None, dialect: Dialect) -> object:
        """Return what the driver takes."""
        if value is None:
            return None
        return Decimal(value) if dialect.name == "postgresql" else str(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[object], int]:
        """Return the function that turns a stored value into a number: `int` itself, for speed in reports.

        The columns are never empty, so no check is needed first.
        """
        return int  # type: ignore[return-value]  # of the text or the decimal this column gives
