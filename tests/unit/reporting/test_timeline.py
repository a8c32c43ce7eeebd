import pytest

from tests.support.builders import (
    KEY,
    NOW,
    a_batch,
    a_moment,
    a_page,
    a_record,
    an_entry,
    an_event,
    bytes_of,
    some_facts,
)
from waverly.errors import NotFound
from waverly.reporting.live import live_since
from waverly.reporting.timeline import timeline
from waverly.reporting.view_progress import LastProgress
from waverly.storage import Store
from waverly.storage.catalogue.product_rows import remember_products
from waverly.wire import Decision
from waverly.wire.overlay import Action
from waverly.wire.overlay.reading import MessageOverlay


async def test_a_session_is_told_in_order_of_time(store: Store) -> None:
    bought = an_event("purchased", 2, at=NOW + 5, order="o-1", value=90.0)
    record = a_record(arm="fit-help", displayed=True, at=NOW + 9, reasons=("Because.",))
    body = bytes_of(a_batch(bought, a_moment(seq=1), sent_at=NOW + 9))
    await store.journal.append(an_entry(body=body, record=record, received_at=NOW + 9))
    told = await timeline(store, KEY, "session-1")
    assert [entry.tone for entry in told.entries] == ["page", "moment", "purchase", "decision"]
    assert (told.entries[-1].title, told.entries[-1].detail) == ("Showed fit-help", "Because.")


async def test_products_are_called_by_name_and_the_wires_names_stay_beside(store: Store) -> None:
    added = an_event("add_to_cart", 2, product="zx", price=90.0, currency="EUR")
    await remember_products(store, KEY, [some_facts(id="zx", name="Boot ZX")], NOW)
    await store.journal.append(an_entry(body=bytes_of(a_batch(a_moment(seq=1), added))))
    told = (await timeline(store, KEY, "session-1")).entries
    assert ("Added to cart", "1 × Boot ZX, 90.00 EUR", "add_to_cart") in [
        (entry.title, entry.detail, entry.kind) for entry in told
    ]
    [live] = await live_since(store, KEY, 0, LastProgress())
    assert live.entries == told


async def test_an_event_that_says_what_its_page_says_is_told_once(store: Store) -> None:
    viewed = an_event("viewed_product", 1, product="FW-1")
    page = a_page(product={"id": "FW-1", "name": "Lumen"})
    await store.journal.append(an_entry(body=bytes_of(a_batch(viewed, page=page))))
    [only] = (await timeline(store, KEY, "session-1")).entries
    assert (only.title, only.detail) == ("Page: product", "Lumen")


async def test_a_page_told_again_in_its_view_has_one_line(store: Store) -> None:
    """The script tells it again when another size was chosen; another page of that view is news."""
    for number, name in enumerate(("Lumen", "Lumen", "Vanta"), 1):
        page = a_page(product={"id": name, "name": name, "variant": f"{number}"})
        body = bytes_of(a_batch(a_moment(seq=number), page=page))
        await store.journal.append(an_entry(number, body=body))
    told = [e.detail for e in (await timeline(store, KEY, "session-1")).entries if e.tone == "page"]
    assert told == ["Lumen", "Vanta"]


async def test_a_session_nobody_had_is_not_told(store: Store) -> None:
    with pytest.raises(NotFound, match="no such visit"):
        await timeline(store, KEY, "unheard-of")


async def test_live_batches_are_told_from_any_point_on(store: Store) -> None:
    for version in (1, 2):
        body = bytes_of(a_batch(a_moment(seq=version), view=f"view-{version}"))
        await store.journal.append(an_entry(version, body=body))
    first, second = await live_since(store, KEY, 0, LastProgress())
    assert [entry.tone for entry in first.entries] == ["page", "moment"]
    assert await live_since(store, KEY, first.id, LastProgress()) == [second]
    assert await live_since(store, KEY, second.id, LastProgress()) == []


async def test_a_preview_is_marked_as_the_stores_own(store: Store) -> None:
    for version, preview in ((1, False), (2, True)):
        body = bytes_of(a_batch(a_moment(seq=version), preview=preview))
        await store.journal.append(an_entry(version, body=body))
    assert [batch.is_own for batch in await live_since(store, KEY, 0, LastProgress())] == [
        False,
        True,
    ]


async def test_a_button_is_called_by_what_it_says(store: Store) -> None:
    overlay = MessageOverlay(
        title="Sizes",
        body="True to size.",
        actions=(Action(type="dismiss", label="Show me sizes"),),
    )
    shown = Decision(id="d-1", campaign="fit-help", overlay=overlay)
    record = a_record(id="d-1", arm="fit-help", displayed=True, shown=shown, reasons=("Because.",))
    body = bytes_of(a_batch(a_moment(seq=1), sent_at=NOW))
    await store.journal.append(an_entry(body=body, record=record))
    used = an_event("overlay_engaged", 2, decision="d-1", element="action_1")
    await store.journal.append(an_entry(body=bytes_of(a_batch(used, sent_at=NOW)), version=2))
    told = (await timeline(store, KEY, "session-1")).entries
    assert ("Used the help", "“Show me sizes”") in [(each.title, each.detail) for each in told]


async def went_on(store: Store, *totals: tuple[int, int, float]) -> None:
    """Journal a view's progress: seconds since the session opened, active milliseconds, depth."""
    for number, (after_s, active_ms, depth) in enumerate(totals, 1):
        at = NOW + after_s * 1000
        told = an_event("view_progress", number, at=at, active_ms=active_ms, depth=depth)
        body = bytes_of(a_batch(told, sent_at=at, page=None))
        await store.journal.append(an_entry(number, body=body, received_at=at))


async def test_of_progress_only_what_is_new_is_told(store: Store) -> None:
    await went_on(store, (0, 3_000, 0.25), (9, 12_000, 0.25), (9, 12_000, 0.25), (12, 12_100, 0.5))
    told = [entry.detail for entry in (await timeline(store, KEY, "session-1")).entries]
    news = ["3.0 s active, 25% deep", "9.0 s longer", "50% deep now"]
    assert told == news
    batches = await live_since(store, KEY, 0, LastProgress())
    assert [[entry.detail for entry in each.entries] for each in batches] == [
        [news[0]],
        [news[1]],
        [],
        [news[2]],
    ]


async def test_a_reader_of_live_is_told_on_from_what_they_were_told(store: Store) -> None:
    await went_on(store, (0, 3_000, 0.25), (9, 12_000, 0.25))
    told = LastProgress()
    first, _ = await live_since(store, KEY, 0, told, limit=2)
    (again,) = await live_since(store, KEY, first.id, told)
    assert again.entries == ()


async def test_a_session_lasted_at_least_as_long_as_its_page_was_in_use(store: Store) -> None:
    """The first batch comes some seconds after the page was opened: these belong to the visit."""
    await went_on(store, (0, 3_000, 0.25), (9, 12_000, 0.25))
    found = await timeline(store, KEY, "session-1")
    assert found.last_at - found.began_at == 12_000
