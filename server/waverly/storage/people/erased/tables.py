"""Who was erased: a hash and an instant, from which nobody can be found again."""

from sqlalchemy import BigInteger, Column, Index, String, Table

from waverly.storage.tables import metadata

erased = Table(
    "erased",
    metadata,
    Column("mark", String(64), primary_key=True),
    Column("site", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Index(None, "site", "at"),
    comment="Visitors that were erased, as a hash, so that what was still on its way is not kept.",
)
