"""What a store's backend reported about its shoppers: outside the journal, and not read by replays."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table, UniqueConstraint

from waverly.storage.tables import Serial, metadata

told_events = Table(
    "told_events",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("site", String(64), nullable=False),
    Column("key", String(64), nullable=False),
    Column("visitor", String(64), nullable=True),
    Column("email", String(254), nullable=True),
    Column("source", String(16), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("told_at", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("site", "key"),
    Index(None, "site", "visitor", "at"),
    Index(None, "site", "email", "at"),
    Index(None, "site", "at"),
    comment="What happened in a store's app, mails and tills, as its backend told it. Once each.",
)
