"""The audit log: decisions by people that weaken a measurement, with the reasons they gave."""

from msgspec import Struct
from sqlalchemy import insert, select

from waverly.storage.store import Store
from waverly.storage.tables import audit


class AuditEntry(Struct, frozen=True, kw_only=True):
    """One entry. `site` is empty for the whole server; `before` and `after` are as people read them."""

    at: int
    site: str
    subject: str
    before: str
    after: str
    reason: str


async def note(store: Store, entry: AuditEntry) -> None:
    """Add an entry, unless the newest one on this subject says the same."""
    known = await audit_entries(store, entry.site, subject=entry.subject, limit=1)
    if known and (known[0].after, known[0].reason) == (entry.after, entry.reason):
        return
    row = {name: getattr(entry, name) for name in entry.__struct_fields__}
    async with store.write() as connection:
        await connection.execute(insert(audit), row)


async def audit_entries(
    store: Store, site: str, *, subject: str | None = None, limit: int = 100
) -> list[AuditEntry]:
    """Return the newest entries about a site, newest first; those on one subject when it is given."""
    columns = [audit.c[name] for name in AuditEntry.__struct_fields__]
    statement = select(*columns).where(audit.c.site == site)
    if subject is not None:
        statement = statement.where(audit.c.subject == subject)
    async with store.read() as connection:
        rows = await connection.execute(
            statement.order_by(audit.c.at.desc(), audit.c.id.desc()).limit(limit)
        )
        return [AuditEntry(**row._mapping) for row in rows]
