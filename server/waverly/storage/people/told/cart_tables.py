"""The carts a store's backend holds for its shoppers."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table

from waverly.storage.tables import metadata

told_carts = Table(
    "told_carts",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("key", String(264), primary_key=True),
    Column("visitor", String(64), nullable=True),
    Column("email", String(254), nullable=True),
    Column("updated_at", BigInteger, nullable=False),
    Column("told_at", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index(None, "site", "visitor"),
    Index(None, "site", "email"),
    comment="The cart a store holds for each visitor or address, as its backend told it last.",
)
