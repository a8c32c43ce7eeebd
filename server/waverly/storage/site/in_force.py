"""What is in force at every store, in one query: a server runs it every other second."""

from collections.abc import Mapping
from functools import partial

from msgspec import Struct
from sqlalchemy import String, Text, func, select, union_all

from waverly.storage.answer_parts import Columns, Part, part_of
from waverly.storage.measured.measured_tables import site_settings
from waverly.storage.prepared_query import PreparedQuery
from waverly.storage.store import Store
from waverly.storage.tables import policy_applications, share_tables


class NowInForce(Struct, frozen=True, kw_only=True):
    """The versions of a store's campaigns and of its shares, empty for none, and what is set for it."""

    campaigns: str = ""
    shares: str = ""
    settings: Mapping[str, str] = {}


COLUMNS: Columns = {"site": String(), "name": String(), "value": Text()}

_part = partial(part_of, COLUMNS)


def _campaigns() -> Part:
    """The campaigns applied last (`value`)."""
    applied = policy_applications.c
    last = select(func.max(applied.id)).group_by(applied.site)
    return _part("campaigns", site=applied.site, value=applied.version).where(applied.id.in_(last))


def _shares() -> Part:
    """The table of shares made last (`value`)."""
    made = share_tables.c
    last = select(made.site, func.max(made.made_at).label("at")).group_by(made.site).subquery()
    is_last = (made.site == last.c.site) & (made.made_at == last.c.at)
    return _part("shares", site=made.site, value=made.version).join(last, is_last)


def _settings() -> Part:
    """All that is set (`name`, `value`)."""
    table = site_settings.c
    return _part("setting", site=table.site, name=table.name, value=table.value)


IN_FORCE = PreparedQuery(union_all(_campaigns(), _shares(), _settings()))


async def all_in_force(store: Store) -> dict[str, NowInForce]:
    """Return what is in force, by store; one that has applied and set nothing is left out."""
    found: dict[str, dict[str, str]] = {}
    settings: dict[str, dict[str, str]] = {}
    for part, site, name, value in await store.ask(IN_FORCE):
        if part == "setting":
            settings.setdefault(site, {})[name] = value
        else:
            found.setdefault(site, {})[part] = value
    return {
        site: NowInForce(**found.get(site, {}), settings=settings.get(site, {}))
        for site in found.keys() | settings.keys()
    }
