"""What shoppers asked for through an overlay. Personal, so kept apart from the journal, and forgotten."""

from sqlalchemy import BigInteger, Column, Index, LargeBinary, String, Table, UniqueConstraint

from waverly.storage.tables import Serial, metadata

wishes = Table(
    "wishes",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("site", String(64), nullable=False),
    Column("token", String(64), nullable=False, unique=True),
    Column("sameness", String(64), nullable=False),
    Column("visitor", String(64), nullable=True),
    Column("kind", String(32), nullable=False),
    Column("email", String(254), nullable=True),
    Column("product", String(64), nullable=True),
    Column("asked_at", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=True),
    Column("ended_at", BigInteger, nullable=True),
    Column("end", String(32), nullable=True),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("site", "sameness"),
    Index(None, "site", "email"),
    Index(None, "site", "visitor"),
    Index(None, "due_at"),
    comment="What shoppers asked for: a kept cart, an alert, a reminder. `due_at` is when to look next.",
)
