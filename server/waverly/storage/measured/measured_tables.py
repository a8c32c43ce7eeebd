"""Tables of what is measured. All but refunds, links, settings and the past can be made from the journal."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.types import TypeEngine

from waverly.storage.tables import Serial, metadata
from waverly.storage.unbounded_integer import UnboundedInteger

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
    Column("closed", Boolean, nullable=False, server_default=false()),
    Index(None, "site", "person"),
    comment="Who would have seen a campaign, from the first time on, and what came of it.",
)

OPEN = enrolments.c.closed.is_(False)
"""Of the time that is kept: it can still change. A closed one stays as it was, under a hash of its person."""

Index(  # only of those that are still to be closed: each night asks which of them are old enough
    "ix_enrolments_site_at",
    enrolments.c.site,
    enrolments.c.at,
    sqlite_where=OPEN,
    postgresql_where=OPEN,
)


def _sums(name: str, comment: str) -> Table:
    return Table(name, metadata, *_columns_of_sums(), comment=comment)


def _columns_of_sums() -> list[Column[Any]]:  # Any: numbers and texts
    keys: dict[str, TypeEngine[Any]] = {
        "site": String(64),
        "dimension": String(16),
        "day": String(10),
        "campaign": String(64),
        "side": String(16),
        "planned": Integer(),
        "segment": String(64),
        "metric": String(32),
        "currency": String(3),
    }
    sums = ("n", "sum_y", "sum_yy", "sum_x", "sum_xx", "sum_xy", "sum_s", "sum_ss", "sum_sy")
    return [
        *(Column(name, kind, primary_key=True) for name, kind in keys.items()),
        *(Column(name, UnboundedInteger, nullable=False) for name in sums),
    ]


statistics = _sums(
    "statistics",
    "Sums over visitors: all a report needs. docs/reports.md documents every column.",
)

past_statistics = _sums(
    "past_statistics",
    "What visits and enrolments no longer kept, or closed, add to the sums: a rebuild begins with it.",
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

kept_since = Table(
    "kept_since",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
    comment="From when on a store's visits are kept; of what was before, sums alone.",
)
