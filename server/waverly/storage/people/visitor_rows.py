"""What a session begins with: whether it is known, and the visitor's history for its opening."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from waverly.sessions import RECENT_MS, CampaignHistory, Profile, Showing
from waverly.storage.answer_parts import by_part
from waverly.storage.log.beginning import BEGINNING
from waverly.storage.prepared_query import AnswerRow
from waverly.storage.store import Store

LATEST_SEEN = 20
"""Showings a budget of attention may need to look back on; more than any budget pays for."""


class Beginning(Struct, frozen=True, kw_only=True):
    """A visitor's history, and of a session that is known its visitor, opening instant and profile."""

    profile: Profile
    opening: tuple[str, int, Profile] | None = None


class _Overlay(Struct, frozen=True):
    format: str = "corner"


class _Shown(Struct, frozen=True):
    overlay: _Overlay


class _Record(Struct, frozen=True):
    """The part of a record that says how it was shown, or would have been."""

    shown: _Shown | None = None
    form: str = "corner"


_records = msgspec.json.Decoder(_Record)
_profiles = msgspec.json.Decoder(Profile)


async def beginning_of(
    store: Store, site: str, session: str, visitor: str, *, at: int
) -> Beginning:
    """Return what is known at `at` (milliseconds) of a session and its visitor, in one hop."""
    rows = await store.ask(
        BEGINNING,
        site=site,
        session=session,
        visitor=visitor,
        recent_after=at - RECENT_MS,
        latest=LATEST_SEEN,
    )
    parts = by_part(rows)
    opening = None
    for name, _, _, opened_at, _, _, content in parts.get("opening", ()):
        opening = (name, opened_at, _profiles.decode(content))
    return Beginning(opening=opening, profile=_profile(parts, visitor))


async def profile_of(store: Store, site: str, visitor: str, *, at: int) -> Profile:
    """Return what is known of a visitor at `at` (milliseconds); an empty profile for a new one."""
    return (await beginning_of(store, site, "", visitor, at=at)).profile


def _profile(parts: Mapping[str, Sequence[AnswerRow]], visitor: str) -> Profile:
    person = next((name for name, *_ in parts.get("person", ())), visitor)
    linked = "" if person == visitor else person
    ((_, visits, _, first_at, last_at, recent, _),) = parts["visits"]
    if not visits:
        return Profile(person=linked)
    ((_, orders, revenue, _, last_order_at, _, _),) = parts["orders"]
    ((_, closed, _, _, _, used, _),) = parts["overlays"]
    shown = {
        arm: CampaignHistory(times=times, last_at=last, dismissed_at=dismissed)
        for arm, times, _, _, last, dismissed, _ in parts.get("shown", ())
    }
    return Profile(
        visits=visits,
        recent_visits=recent,
        first_at=first_at,
        last_at=last_at,
        orders=orders,
        revenue=revenue,
        last_order_at=last_order_at,
        overlays_shown=sum(entry.times for entry in shown.values()),
        overlays_dismissed=closed,
        overlays_engaged=used,
        shown=shown,
        seen=_seen(parts.get("seen", ()), parts.get("letters", ())),
        person=linked,
    )


def _seen(overlays: Iterable[AnswerRow], letters: Iterable[AnswerRow]) -> tuple[Showing, ...]:
    told = [Showing(at=at, format=_format(content)) for _, _, _, _, at, _, content in overlays]
    mails = [Showing(at=at, format="mail") for _, _, _, _, at, _, _ in letters]
    return tuple(sorted(told + mails, key=lambda each: each.at)[-LATEST_SEEN:])


def _format(record: bytes) -> str:
    told = _records.decode(record)
    return told.form if told.shown is None else told.shown.overlay.format
