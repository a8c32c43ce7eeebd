"""A session of the journal gives examples: decisions when it was live, prefixes when it is told."""

from tests.support.builders import KEY, MINUTE, NOW, a_batch, a_moment, a_page, a_record, bytes_of
from tests.support.builders import an_event as event
from waverly.sessions import IMPORTED, Profile
from waverly.storage import JournalRow
from waverly.storage.log.session_stream import StoredSession
from waverly.training.examples import columns_of, examples_of, joined, without_sessions


def a_session(*bodies: bytes, decided_on: int | None = 1, name: str = "s1") -> StoredSession:
    rows = tuple(
        JournalRow(
            site=KEY,
            session=name,
            version=version,
            received_at=NOW + version * MINUTE,
            body=body,
            record=a_record(at=NOW + version * MINUTE) if version == decided_on else None,
        )
        for version, body in enumerate(bodies, start=1)
    )
    return StoredSession(id=name, visitor="v1", opened_at=NOW, profile=Profile(), rows=rows)


FIRST = bytes_of(a_batch(a_moment("pause")))
NEXT_PAGE = bytes_of(a_batch(event("viewed_cart"), view="view-2", page=a_page("cart")))
SAME_PAGE = bytes_of(a_batch(event("view_progress", 2, active_ms=900)))
ORDER = bytes_of(a_batch(event("purchased", 2, order="o1", value=9.0)))


def test_who_reaches_another_page_has_not_left() -> None:
    (example,) = examples_of(a_session(FIRST, NEXT_PAGE))
    assert not example.left


def test_who_orders_on_the_same_page_has_not_left() -> None:
    (example,) = examples_of(a_session(FIRST, ORDER))
    assert not example.left


def test_who_does_neither_has_left() -> None:
    (example,) = examples_of(a_session(FIRST, SAME_PAGE))
    assert example.left


def test_a_live_session_without_decisions_gives_nothing() -> None:
    assert examples_of(a_session(FIRST, NEXT_PAGE, decided_on=None)) == []


def test_an_imported_session_gives_its_early_prefixes() -> None:
    bodies = [
        bytes_of(a_batch(event("viewed_product", product="a"), view=f"view-{n}")) for n in range(9)
    ]
    found = examples_of(a_session(*bodies, decided_on=None, name=f"{IMPORTED}1"))
    assert [each.events_so_far for each in found] == [1, 2, 3, 5, 8]
    assert {each.arm for each in found} == {"nothing"}


def test_examples_say_who_they_are_of() -> None:
    (example,) = examples_of(a_session(FIRST))
    assert (example.visitor, example.device, example.returning) == ("v1", "desktop", False)


def test_columns_can_be_parted_and_joined() -> None:
    one, other = (columns_of(examples_of(a_session(FIRST, name=name))) for name in ("s1", "s2"))
    both = joined([one, other])
    assert both.sessions == ("s1", "s2")
    assert both.matrix.shape == (2, one.matrix.shape[1])
    assert without_sessions(both, frozenset({"s1"})).sessions == ("s2",)
