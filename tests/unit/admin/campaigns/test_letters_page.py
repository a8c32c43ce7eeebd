"""Letters have a page: what they changed, and what shoppers asked for."""

from pathlib import Path

from starlette.testclient import TestClient

from tests.support.builders import DAY
from tests.support.in_a_thread import run
from tests.unit.admin.shop import SITE, prepared, serving, sign_in
from tests.unit.wishes.asking import MAIL, ZX, a_wish, ask
from waverly.clock import SystemClock
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.people.contacts.letter_rows import Written, note_letters


async def write(settings: Settings) -> None:
    """Two letters that left, one held back, and a reminder somebody asked for."""
    at = SystemClock().now() - DAY
    async with open_store(settings.database_url) as store:
        for person, held_out in (("a", False), ("b", False), ("c", True)):
            key = f"revisit-{person}"
            letter = Written(site=SITE, key=key, person=person, at=at, held_out=held_out)
            await note_letters(store, [letter])
        asked = a_wish("reminder", site=SITE, email=MAIL, product=ZX)
        assert (await ask(store, asked, at)).done


def test_letters_are_compared_and_requests_are_counted(tmp_path: Path) -> None:
    settings = prepared(tmp_path)
    run(write(settings))
    with serving(settings) as client:
        sign_in(client)
        page = client.get("/admin/letters").text
    assert "needs 20 visitors who bought on each side, has 0 and 0" in page
    assert '<th scope="row">Written to</th><td>2</td>' in page
    assert '<th scope="row">Remind me tomorrow</th><td>1</td><td>0</td><td>1</td>' in page
    assert "No mail is set up" in page


def test_without_any_letter_the_page_says_what_comes_here(owner: TestClient) -> None:
    page = owner.get("/admin/letters").text
    assert "No letter was due in the last 90 days." in page
    assert "A kept cart, a price alert or a reminder" in page
    assert "/admin/letters" in owner.get("/admin/campaigns").text
