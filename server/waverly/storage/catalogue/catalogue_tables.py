"""Tables of what the store states: products with their prices, the shop, its offers, and its feeds."""

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
    false,
)

from waverly.storage.tables import Serial, metadata

products = Table(
    "products",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("as_of", BigInteger, primary_key=True),
    Column("facts", LargeBinary, nullable=False),
    Column("category", String(200), nullable=True),
    Column("confirmed_at", BigInteger, nullable=True),
    Index(None, "site", "category", "id"),
    comment="What the store said of a product, and when; appended, never overwritten.",
)

price_history = Table(
    "price_history",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("product", String(64), primary_key=True),
    Column("variant", String(64), primary_key=True),
    Column("at", BigInteger, primary_key=True),
    Column("price", Float, nullable=False),
    Column("currency", String(3), nullable=True),
    comment="Every price and since when it held; appended, never overwritten. "
    "`variant` is empty for the product's own price.",
)

shop_facts = Table(
    "shop_facts",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("as_of", BigInteger, primary_key=True),
    Column("facts", LargeBinary, nullable=False),
    comment="What the store said of itself, and when: policies, delivery, offers; appended.",
)

offer_confirmations = Table(
    "offer_confirmations",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("visitor", String(64), primary_key=True),
    Column("offer", String(64), primary_key=True),
    Column("until", BigInteger, nullable=False),
    comment="Personal offers the store confirmed for a visitor, and until when.",
)

feeds = Table(
    "feeds",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("url", String(1024), primary_key=True),
    Column("every_hours", Integer, nullable=False),
    Column("format", String(32), nullable=False),
    Column("read_at", BigInteger, nullable=True),
    Column("said", Text, nullable=True),
    Column("failed", Boolean, nullable=False, server_default=false()),
    comment="Product feeds that are read by the clock, and what the last reading came to.",
)

gate_runs = Table(
    "gate_runs",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("site", String(64), nullable=False),
    Column("campaign", String(64), nullable=False),
    Column("content", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("report", LargeBinary, nullable=False),
    Index(None, "site", "campaign", "id"),
    comment="What was checked before a campaign was published, by content digest, with the result.",
)
