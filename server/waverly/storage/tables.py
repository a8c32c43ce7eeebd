"""Every table, once. SQLite and PostgreSQL get the same; Alembic's migrations are checked against these."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    or_,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Serial = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite counts up only in INTEGER keys."""

journal = Table(
    "journal",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("site", String(64), nullable=False),
    Column("session", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("site", "session", "version"),
    comment="Every batch as it came, once per session version: the truth all else can be rebuilt from.",
)

NOBODYS = ""
"""The site of the one row of the journal that may hold nothing, see `people.place_held`."""

sessions = Table(
    "sessions",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("visitor", String(64), nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("device", String(64), nullable=False),
    Column("referrer", String(64), nullable=False),
    Column("opening", LargeBinary, nullable=False),
    Index(None, "site", "visitor", "opened_at"),
    Index(None, "site", "opened_at"),
    comment="One row per session, with what was known of the visitor when it opened.",
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("site", String(64), nullable=False),
    Column("session", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("visitor", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("moment", String(64), nullable=False),
    Column("arm", String(64), nullable=False),
    Column("held_out", String(16), nullable=True),
    Column("displayed", Boolean, nullable=False),
    Column("preview", Boolean, nullable=False),
    Column("policy", String(32), nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index(None, "site", "session", "version"),
    Index(None, "site", "at"),
    comment="Every decision with its full record, silence included.",
)

MET = or_(decisions.c.displayed.is_(True), decisions.c.held_out.is_not(None))
"""Shown, or held back: limits count both alike, so that those held out stay comparable."""

Index(  # only rows that are looked up by visitor: most decisions are for nothing, and need no entry
    "ix_decisions_site_visitor_at",
    decisions.c.site,
    decisions.c.visitor,
    decisions.c.at,
    sqlite_where=MET,
    postgresql_where=MET,
)

_NUMBERED = text("number IS NOT NULL")

outcomes = Table(
    "outcomes",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("site", String(64), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("key", String(160), nullable=False),
    Column("visitor", String(64), nullable=False),
    Column("session", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("decision", String(64), nullable=True),
    Column("value", Float, nullable=True),
    Column("currency", String(3), nullable=True),
    Column("items", Integer, nullable=True),
    Column("number", String(64), nullable=True),
    UniqueConstraint("site", "kind", "key"),
    Index(None, "site", "visitor", "at"),
    Index(None, "site", "kind", "at"),
    Index(None, "decision"),
    # Few rows have one, and those without cost nothing here.
    Index(None, "site", "number", sqlite_where=_NUMBERED, postgresql_where=_NUMBERED),
    comment="What came of it: exposures, uses, dismissals, additions to the cart, purchases. Once each.",
)

policies = Table(
    "policies",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("version", String(32), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    comment="Every set of campaigns ever applied, by digest, so that old decisions can be replayed.",
)

policy_applications = Table(
    "policy_applications",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("site", String(64), nullable=False),
    Column("version", String(32), nullable=False),
    Column("at", BigInteger, nullable=False),
    Index(None, "site", "id"),
    comment="Every time a set of campaigns was put in force, in order.",
)

share_tables = Table(
    "share_tables",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("version", String(16), primary_key=True),
    Column("made_at", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index(None, "site", "made_at"),
    comment="Every table of shares ever in force, by digest, so that old decisions can be replayed.",
)

share_moves = Table(
    "share_moves",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("site", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("campaign", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index(None, "site", "at"),
    comment="Every change of a share, with its reason in a sentence and the figures behind it.",
)

sites = Table(
    "sites",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("origins", Text, nullable=False),
    Column("secret_hash", String(64), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    comment="Stores: public key, allowed origins (one a line), SHA-256 of the secret key.",
)

users = Table(
    "users",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("password_hash", String(256), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    comment="Who may open the admin; passwords as argon2id hashes.",
)

sign_in_failures = Table(
    "sign_in_failures",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("name", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("place", String(32), nullable=False, server_default=""),
    Index(None, "name", "at"),
    Index(None, "place", "at"),
    comment="Failed sign-ins, so that guessing is slowed on every node alike.",
)

job_runs = Table(
    "job_runs",
    metadata,
    Column("job", String(64), primary_key=True),
    Column("due_at", BigInteger, primary_key=True),
    Column("started_at", BigInteger, nullable=False),
    Column("finished_at", BigInteger, nullable=True),
    Column("ok", Boolean, nullable=True),
    Column("said", Text, nullable=True),
    comment="Every run of a job that comes round: when it was due, and what it said it did.",
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("site", String(64), nullable=False),
    Column("target", String(64), nullable=False),
    Column("key", String(160), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("queued_at", BigInteger, nullable=False),
    Column("next_at", BigInteger, nullable=True, index=True),
    Column("attempts", Integer, nullable=False),
    Column("sent_at", BigInteger, nullable=True),
    Column("given_up_at", BigInteger, nullable=True),
    Column("error", Text, nullable=True),
    UniqueConstraint("target", "key"),
    Index(None, "key"),
    comment="Messages on their way out: due at `next_at`, done when that is empty.",
)

cursors = Table(
    "cursors",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("position", BigInteger, nullable=False),
    comment="How far a reader of the journal has come: the last id it has dealt with.",
)

audit = Table(
    "audit",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("site", String(64), nullable=False),
    Column("subject", String(160), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index(None, "site", "subject", "at"),
    comment="What people decided that weakens a measurement, and the reason they wrote.",
)
