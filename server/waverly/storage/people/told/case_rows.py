"""Whether somebody has an open support case, as the store's backend reports: then they get no help."""

import msgspec
from msgspec import Struct
from sqlalchemy import BigInteger, bindparam, or_, select, union_all

from waverly.clock import DAY_MS
from waverly.storage.people.told.event_tables import told_events
from waverly.storage.people.told.whose import SITE, named_addresses, persons
from waverly.storage.prepared_query import PreparedQuery
from waverly.storage.store import Store
from waverly.wire.commerce import SupportCaseClosed, SupportCaseOpened
from waverly.wire.decode import KIND_OF

CASE_MS = 30 * DAY_MS
"""How long a case that nobody closes counts as open: else a forgotten one would silence help for ever."""

OPENED, CLOSED = KIND_OF[SupportCaseOpened], KIND_OF[SupportCaseClosed]


class _Case(Struct, frozen=True):
    case: str | None = None


_cases = msgspec.json.Decoder(_Case)
_SINCE = bindparam("since", type_=BigInteger())
_IS_OF_A_CASE = or_(told_events.c.kind == OPENED, told_events.c.kind == CLOSED)
_TOLD = select(told_events.c.at, told_events.c.kind, told_events.c.content).where(
    told_events.c.site == SITE, _IS_OF_A_CASE, told_events.c.at > _SINCE
)

CASES = PreparedQuery(
    union_all(
        _TOLD.where(told_events.c.visitor.in_(persons())),
        _TOLD.where(told_events.c.email.in_(named_addresses())),
    ),
    *("site", "visitor", "since"),
)
"""Two parts, each by its index: for "visitor or address" SQLite reads what was told of everybody."""


async def has_open_case(store: Store, site: str, visitor: str, at: int) -> bool:
    """Return whether a support case of a visitor, or of whoever they are linked with, is open then."""
    rows = await store.ask(CASES, site=site, visitor=visitor, since=at - CASE_MS)
    opened: set[str | None] = set()
    for _, kind, content in sorted(rows, key=lambda row: (row[0], row[1] == CLOSED)):
        case = _cases.decode(content).case
        if kind == OPENED:
            opened.add(case)
        elif case is None:
            opened.clear()
        else:
            opened.discard(case)
    return bool(opened)
