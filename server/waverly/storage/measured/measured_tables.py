"""Tables of what is measured. All but refunds, links and settings can be rebuilt from the journal."""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from waverly.storage.tables import Serial, metadata
from waverly.storage.whole_number import WholeNumber

visits = Table(
    "visits",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("session", String(64), primary_key=True),
    Column("visitor", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index(None, "site", "visitor"),
    Index(None, "site", "opened_at"),
    comment="Each session that has ended, summed up: pages, moments, decisions. No text, no values.",
)

refunds = Table(
    "refunds",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("site", String(64), nullable=False),
    Column("refund", String(64), nullable=False),
    Column("order", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("value", Float, nullable=False),
    Column("currency", String(3), nullable=True),
    UniqueConstraint("site", "refund"),
    Index(None, "site", "order"),
    comment="Money given back, by order; a refund may be told before its purchase.",
)

visitor_links = Table(
    "visitor_links",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("site", String(64), nullable=False),
    Column("visitor", String(64), nullable=False),
    Column("person", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    UniqueConstraint("site", "visitor"),
    Index(None, "site", "person"),
    comment="Visitors known to be one person; `person` is the earliest of them.",
)

enrolments = Table(
    "enrolments",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("campaign", String(64), primary_key=True),
    Column("person", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("side", String(16), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index(None, "site", "person"),
    comment="Who would have seen a campaign, from the first time on, and what came of it.",
)

statistics = Table(
    "statistics",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("dimension", String(16), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("campaign", String(64), primary_key=True),
    Column("side", String(16), primary_key=True),
    Column("planned", Integer, primary_key=True),
    Column("segment", String(64), primary_key=True),
    Column("metric", String(32), primary_key=True),
    Column("currency", String(3), primary_key=True),
    Column("n", WholeNumber, nullable=False),
    Column("sum_y", WholeNumber, nullable=False),
    Column("sum_yy", WholeNumber, nullable=False),
    Column("sum_x", WholeNumber, nullable=False),
    Column("sum_xx", WholeNumber, nullable=False),
    Column("sum_xy", WholeNumber, nullable=False),
    Column("sum_s", WholeNumber, nullable=False),
    Column("sum_ss", WholeNumber, nullable=False),
    Column("sum_sy", WholeNumber, nullable=False),
    comment="Sums over visitors: all a report needs. docs/reports.md documents every column.",
)

measure_progress = Table(
    "measure_progress",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("turn", BigInteger, nullable=False),
    Column("recipe", String(64), nullable=False),
    Column("journal", BigInteger, nullable=False),
    Column("outcomes", BigInteger, nullable=False),
    Column("outcomes_seen", BigInteger, nullable=False),
    Column("refunds", BigInteger, nullable=False),
    Column("refunds_seen", BigInteger, nullable=False),
    Column("links", BigInteger, nullable=False),
    Column("links_seen", BigInteger, nullable=False),
    comment="How far the measuring has read, so that it goes on from there.",
)

site_settings = Table(
    "site_settings",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    comment="What an owner has set for one store, such as currency rates or the baseline's start.",
)
