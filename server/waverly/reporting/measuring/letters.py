"""Letters nobody asked for, measured like a campaign: those written to against those held back.

They are counted when a report is made, not behind the journal: what is known of a letter is forgotten
after a while, and there are few.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from waverly.clock import day_of
from waverly.reporting.measuring.amounts import Rates
from waverly.reporting.measuring.known_words import DEVICES, SOURCES, known
from waverly.reporting.measuring.metrics import BY_NAME
from waverly.reporting.measuring.outcome_values import outcome_values
from waverly.reporting.measuring.recipe import recipe_of
from waverly.reporting.periods import last_days
from waverly.storage import Store
from waverly.storage.log.outcome_rows import Happened, outcomes_of
from waverly.storage.measured.enrolment_rows import Enrolment
from waverly.storage.measured.link_rows import visitors_of
from waverly.storage.measured.refund_rows import Refund, refunds_of
from waverly.storage.measured.visit_rows import Visit, visits_of
from waverly.storage.people.contacts.letter_rows import Written, unasked_letters
from waverly.storage.people.contacts.rows import ended_contacts

LETTERS = "*letters"
"""The name letters are measured under; no campaign's name begins like this."""

LETTER_DAYS = 90
"""As long as a letter is known of (`background.recurring.KEPT_WISHES_DAYS`)."""

REASON = "letter"

Dated = TypeVar("Dated", Visit, Happened)


class Recipient(Struct, frozen=True, kw_only=True):
    """One letter, and all that is known of the person; `visits` and `outcomes` are in order of time."""

    letter: Written
    visits: Sequence[Visit] = ()
    outcomes: Sequence[Happened] = ()
    refunds: Mapping[str, Sequence[Refund]] = {}
    stopped: Sequence[int] = ()
    """When the person wanted no more letters (milliseconds)."""

    def came_back(self, *, by_letter: bool) -> bool:
        """Return whether they came within the window of a return; `by_letter` counts visits it led to."""
        at = self.letter.at
        return any(
            at < visit.opened_at <= at + BY_NAME["return_visit"].window_ms
            and (by_letter or visit.source != "email")
            for visit in self.visits
        )

    @property
    def has_stopped(self) -> bool:
        """Return whether they wanted no more letters within the window."""
        at = self.letter.at
        return any(at <= ended <= at + BY_NAME["unsubscribe"].window_ms for ended in self.stopped)


async def recipients(store: Store, site: str, since: int, until: int) -> list[Recipient]:
    """Return the letters from `since` up to `until` that make a fair comparison, oldest first."""
    letters = await unasked_letters(store, site, since, until)
    persons = await visitors_of(store, site, {each.person for each in letters})
    visits = _by_person(persons, await visits_of(store, site, persons))
    outcomes = _by_person(persons, await outcomes_of(store, site, persons))
    orders = {each.key for theirs in outcomes.values() for each in theirs}
    refunds = await refunds_of(store, site, orders) if orders else {}
    stopped: dict[str, list[int]] = {}
    for visitor, ended_at in (await ended_contacts(store, site, persons)).items():
        stopped.setdefault(persons[visitor], []).append(ended_at)
    return [
        Recipient(
            letter=letter,
            visits=visits.get(letter.person, ()),
            outcomes=outcomes.get(letter.person, ()),
            refunds=refunds,
            stopped=stopped.get(letter.person, ()),
        )
        for letter in letters
    ]


async def letter_enrolments(
    store: Store, site: str, at: int, start: str = "", end: str = ""
) -> list[Enrolment]:
    """Return each person with the first letter of the last 90 days at `at`, on their side.

    `start` and `end` bound its day; `end` is not included.
    """
    recipe = await recipe_of(store, site)
    known_of = last_days(LETTER_DAYS, at, recipe.zone)
    found = await recipients(store, site, known_of.since, at)
    first = {each.letter.person: each for each in reversed(found)}
    return [
        _enrolment(each, recipe.rates)
        for each in first.values()
        if start <= day_of(each.letter.at, recipe.zone) < (end or "9")
    ]


def _enrolment(recipient: Recipient, rates: Rates) -> Enrolment:
    letter, visits = recipient.letter, recipient.visits
    before = [visit for visit in visits if visit.opened_at <= letter.at]
    last = before[-1] if before else None
    values = outcome_values(letter.at, recipient.outcomes, recipient.refunds, rates)
    values |= {
        name: 1
        for name, is_so in (
            ("return_visit", recipient.came_back(by_letter=True)),
            ("unsubscribe", recipient.has_stopped),
        )
        if is_so
    }
    return Enrolment(
        campaign=LETTERS,
        person=letter.person,
        at=letter.at,
        side=_side(recipient),
        planned=letter.planned,
        trigger=REASON,
        device="unknown" if last is None else known(last.device, DEVICES),
        source="unknown" if last is None else known(last.source, SOURCES),
        visits="returning",
        values=values,
    )


def _side(recipient: Recipient) -> str:
    if any(visit.filtered for visit in recipient.visits):
        return "filtered"
    return "held_out" if recipient.letter.held_out else "shown"


def _by_person(persons: Mapping[str, str], told: Iterable[Dated]) -> dict[str, list[Dated]]:
    found: dict[str, list[Dated]] = {}
    for each in told:
        found.setdefault(persons[each.visitor], []).append(each)
    return found
