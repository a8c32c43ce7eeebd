"""What is on shoppers' wish lists at the store."""

from sqlalchemy import BigInteger, Boolean, Column, Index, String, Table

from waverly.storage.tables import metadata

told_wishes = Table(
    "told_wishes",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("key", String(264), primary_key=True),
    Column("product", String(64), primary_key=True),
    Column("visitor", String(64), nullable=True),
    Column("email", String(254), nullable=True),
    Column("on_list", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("told_at", BigInteger, nullable=False),
    Index(None, "site", "visitor"),
    Index(None, "site", "email"),
    comment="The last word on each product of a wish list at a store, as its backend told it.",
)
