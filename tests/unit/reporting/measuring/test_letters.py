"""Letters are measured like a campaign: those written to against those held back."""

from tests.support.a_thousand_visits import a_visit
from tests.support.builders import DAY, KEY, MINUTE, NOW
from tests.support.journal_visits import bought
from waverly.reporting.measuring.letters import letter_enrolments
from waverly.reporting.rendering.text import render_text
from waverly.reporting.results.report import report
from waverly.reporting.results.shape import CampaignReport, ReportRequest
from waverly.storage import Store
from waverly.storage.measured.visit_rows import write_visits
from waverly.storage.people.contacts.letter_rows import ALL, Written, note_letters


async def write(store: Store, person: str, *, key: str = "", **changes: object) -> None:
    known = {"site": KEY, "key": key or person, "person": person, "at": NOW}
    await note_letters(store, [Written(**(known | changes))])  # type: ignore[arg-type]  # a test's shorthand


async def letters(store: Store, at: int = NOW + 20 * DAY) -> CampaignReport | None:
    return (await report(store, ReportRequest(site=KEY, at=at))).letters


async def test_who_got_a_letter_is_compared_with_who_was_to_get_one(store: Store) -> None:
    await write(store, "sent-1")
    await write(store, "sent-2")
    await write(store, "held-1", held_out=True)
    await bought(store, "sent-1", "o1", at=NOW + DAY)
    await bought(store, "held-1", "o2", at=NOW + 8 * DAY)  # later than a week counts no more
    found = await letters(store)
    assert found is not None
    assert (found.headline.metric, found.goal) == ("purchase", "purchase")
    assert (found.headline.shown.visitors, found.headline.shown.having) == (2, 1)
    assert (found.headline.held_out.visitors, found.headline.held_out.having) == (1, 0)
    assert found.guardrail.name == "unsubscribe"


async def test_coming_back_by_the_letter_is_what_the_letter_did(store: Store) -> None:
    await write(store, "sent")
    by_letter = a_visit("by", ("home", "/"), visitor="sent", source="email", opened_at=NOW + DAY)
    async with store.write() as connection:
        await write_visits(connection, KEY, [by_letter])
    [enrolment] = await letter_enrolments(store, KEY, NOW + 20 * DAY)
    assert enrolment.values == {"return_visit": 1}


async def test_a_person_counts_once_from_the_first_letter_on(store: Store) -> None:
    await write(store, "sent", at=NOW)
    await write(store, "sent", key="again", at=NOW + 9 * DAY)
    [enrolment] = await letter_enrolments(store, KEY, NOW + 20 * DAY)
    assert enrolment.at == NOW


async def test_what_a_baseline_held_back_or_somebody_asked_for_is_in_no_comparison(
    store: Store,
) -> None:
    await write(store, "baseline", held_out=True, planned=ALL)
    await write(store, "wish", asked_for=True)
    assert await letters(store) is None
    await write(store, "sent")
    assert len(await letter_enrolments(store, KEY, NOW + MINUTE)) == 1
    assert await letter_enrolments(store, KEY, NOW + MINUTE, start="9") == []


async def test_the_text_report_tells_of_letters(store: Store) -> None:
    await write(store, "sent")
    found = await report(store, ReportRequest(site=KEY, at=NOW + 20 * DAY))
    assert "\nLetters to those who come back\n──" in render_text(found, "A shop")
