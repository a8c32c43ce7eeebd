"""Whatever a page makes up, sums and visits stay small."""

from tests.support.builders import KEY, NOW, an_event
from tests.support.journal_visits import SECOND, enrolment, everything_counted, wavered, went_on
from waverly.reporting.measuring.summarise import MOST_ELEMENTS, MOST_OVERLAYS
from waverly.storage import Store
from waverly.storage.measured.visit_rows import newest_visits


async def test_words_nobody_knows_are_one_segment(store: Store) -> None:
    page: dict[str, object] = {
        "type": "made-up",
        "path": "/",
        "device": "fridge",
        "referrer": "moon",
    }
    await wavered(store, page=page)
    await everything_counted(store)
    found = await enrolment(store, "v1")
    assert (found.page, found.device, found.source) == ("other", "other", "other")


async def test_overlays_and_elements_that_never_were_are_bounded(store: Store) -> None:
    decision = await wavered(store)
    made_up = [
        an_event("overlay_engaged", seq, NOW, decision=decision, element=f"e{seq}")
        for seq in range(2, 90)
    ]
    strangers = [
        an_event("overlay_exposed", seq, NOW, decision=f"d{seq}") for seq in range(90, 190)
    ]
    await went_on(store, "v1", *made_up, *strangers, at=NOW + SECOND)
    await everything_counted(store)
    (visit,) = (await newest_visits(store, KEY, NOW, NOW + SECOND)).visits
    assert len(visit.used) == MOST_OVERLAYS
    assert len((await enrolment(store, "v1")).elements) == MOST_ELEMENTS
