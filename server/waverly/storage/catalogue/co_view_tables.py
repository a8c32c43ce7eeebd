"""Which products are looked at together. Computed again every night from the visits."""

from sqlalchemy import Column, Integer, String, Table

from waverly.storage.tables import metadata

co_views = Table(
    "co_views",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("product", String(64), primary_key=True),
    Column("rank", Integer, primary_key=True),
    Column("other", String(64), nullable=False),
    Column("visitors", Integer, nullable=False),
    comment="For each product those that visitors look at in the same visit, most alike first.",
)
