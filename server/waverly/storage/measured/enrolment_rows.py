"""Enrolments: who would have seen a campaign, on which side, and what came of it since."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from waverly.storage.chunks import chunks
from waverly.storage.measured.measured_tables import enrolments
from waverly.storage.store import Store
from waverly.storage.upsert import upsert

EVERYTHING = "*"
"""The name under which all of Waverly is measured, against the global holdout."""


class Enrolment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One person in one campaign, from the first time it was, or would have been, shown to them.

    `side` is `shown`, `held_out`, `both` (after a merge) or `filtered` (staff and robots). `planned` is
    the share meant to be held out, in hundredths of a percent. `orders_before` and `score` (millionths)
    were known before; `values` are whole numbers by metric, amounts in hundredths as `metric/EUR`. `form` is
    the format of that first time, empty where it was held back before records kept it.
    """

    campaign: str
    person: str
    at: int
    side: str
    planned: int
    trigger: str = ""
    device: str = "unknown"
    source: str = "unknown"
    visits: str = "new"
    page: str = "unknown"
    cause: str = "unknown"
    cart: str = "without"
    orders_before: int = 0
    score: int = 0
    values: dict[str, int] = {}
    elements: dict[str, int] = {}
    form: str = ""


_decoder = msgspec.json.Decoder(Enrolment)
_encoder = msgspec.json.Encoder()
Key = tuple[str, str]


def enrolment_in(content: bytes) -> Enrolment:
    """Return the enrolment a row holds."""
    return _decoder.decode(content)


def row_of(site: str, each: Enrolment) -> dict[str, object]:
    """Return the row an enrolment that can still change is stored as."""
    return {
        "site": site,
        "campaign": each.campaign,
        "person": each.person,
        "at": each.at,
        "side": each.side,
        "content": _encoder.encode(each),
        "closed": False,
    }


async def enrolments_of(store: Store, site: str, persons: Iterable[str]) -> dict[Key, Enrolment]:
    """Return what is stored for some persons, by (campaign, person)."""
    found: dict[Key, Enrolment] = {}
    async with store.read() as connection:
        for part in chunks(persons):
            statement = select(enrolments.c.content).where(
                enrolments.c.site == site, enrolments.c.person.in_(part)
            )
            for row in await connection.execute(statement):
                known = enrolment_in(row.content)
                found[known.campaign, known.person] = known
    return found


async def write_enrolments(
    connection: AsyncConnection, site: str, changed: Sequence[Enrolment], gone: Iterable[Key]
) -> None:
    """Store the changed ones and forget those that are gone."""
    await upsert(connection, enrolments, [row_of(site, each) for each in changed])
    for campaign, person in gone:
        await connection.execute(
            delete(enrolments).where(
                enrolments.c.site == site,
                enrolments.c.campaign == campaign,
                enrolments.c.person == person,
            )
        )
