"""Whom a store may write to, and what was written. Personal, so kept apart from the journal."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, UniqueConstraint

from waverly.storage.tables import Serial, metadata

contacts = Table(
    "contacts",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("site", String(64), nullable=False),
    Column("visitor", String(64), nullable=False),
    Column("token", String(64), nullable=False, unique=True),
    Column("email", String(254), nullable=False),
    Column("locale", String(64), nullable=True),
    Column("base", String(400), nullable=False),
    Column("agreed_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger, nullable=True),
    UniqueConstraint("site", "visitor"),
    Index(None, "site", "email"),
    comment="Addresses whose owners agreed to letters about what they look at, until they take it back.",
)

letters = Table(
    "letters",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("site", String(64), nullable=False),
    Column("key", String(160), nullable=False),
    Column("person", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("asked_for", Boolean, nullable=False),
    Column("held_out", Boolean, nullable=False),
    Column("planned", Integer, nullable=False, server_default="1000"),
    UniqueConstraint("site", "key"),
    Index(None, "site", "person", "at"),
    Index(None, "site", "at"),
    comment="Letters to shoppers, and those held back from the holdout: both cost attention.",
)

suppressions = Table(
    "suppressions",
    metadata,
    Column("mark", String(64), primary_key=True),
    Column("site", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    comment="Addresses that said no to letters, as a hash, so that nobody writes to them again.",
)
