import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from tests.support.builders import Json, a_batch, a_moment, an_event, bytes_of, told
from tests.support.strategies import any_event, event_of, json_values
from waverly.wire import (
    EVENTS,
    KINDS,
    Batch,
    Event,
    Page,
    decode_batch,
    decode_events,
    read_batch,
)
from waverly.wire.commerce import ALIASES
from waverly.wire.decode import read_kept_batch
from waverly.wire.page import Cart, Product


@pytest.mark.parametrize("kind", EVENTS)
@given(st.data())
def test_every_kind_is_read_as_what_it_is(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(event_of(kind))
    assert [type(good) for good in told(event).good] == [kind]


@given(st.lists(any_event, max_size=6))
def test_reading_in_one_pass_is_reading_each_alone(events: list[Json]) -> None:
    body = bytes_of(a_batch(*events))
    batch, read = read_batch(body)
    raw = decode_batch(body)
    assert read == decode_events(raw.events)
    assert replace(Batch(**asdict(batch)), events=[]) == replace(raw, events=[])


@given(st.lists(json_values, max_size=5))
def test_every_event_is_good_unknown_or_bad_and_none_is_lost(values: list[object]) -> None:
    found = decode_events([msgspec.Raw(msgspec.json.encode(value)) for value in values])
    assert len(found.good) + len(found.unknown) + len(found.bad) == len(values)


def test_a_bad_event_is_named_by_its_place_and_the_good_ones_are_kept() -> None:
    found = told(a_moment(seq=1), a_moment(seq=2, strength=2), a_moment(seq=3))
    assert [event.seq for event in found.good] == [1, 3]
    assert found.bad[0].index == 1
    assert "strength" in found.bad[0].reason


def test_an_unknown_kind_is_kept_apart_with_its_fields() -> None:
    (unknown,) = told(an_event("teleported", where="home")).unknown
    assert (unknown.kind, unknown.fields["where"]) == ("teleported", "home")


@pytest.mark.parametrize(("alias", "kind"), ALIASES.items())
def test_an_alias_is_read_as_our_own_kind(alias: str, kind: str) -> None:
    fields: Json = {"product": "a", "step": "pay", "order": "o", "listing": "shoes", "value": 1}
    assert [type(event) for event in told(an_event(alias) | fields).good] == [KINDS[kind]]


def test_an_alias_with_a_wrong_field_is_bad() -> None:
    assert len(told(an_event("purchase", order=5)).bad) == 1


@pytest.mark.parametrize("depth", [64, 900, 20_000])
def test_what_nests_too_deeply_is_refused_before_it_is_kept(depth: int) -> None:
    nested = b'{"kind":"x","seq":1,"at":1,"deep":' + b"[" * depth + b"]" * depth + b"}"
    body = bytes_of(a_batch()).replace(b'"events":[]', b'"events":[' + nested + b"]")
    with pytest.raises(msgspec.DecodeError, match="nested"):
        decode_batch(body)


def test_brackets_within_words_are_no_nesting() -> None:
    event = an_event("searched", query='[{"' * 60)
    assert decode_batch(bytes_of(a_batch(event))).site == "pk_test"


@pytest.mark.parametrize("currency", ["EUR\n", "eur", "EU", "EURO", ""])
def test_what_is_no_currency_makes_its_event_bad(currency: str) -> None:
    assert len(told(an_event("purchased", order="o", currency=currency)).bad) == 1


PRODUCT = {"id": "zx", "name": "ZX Elite"}
PLAIN = Page(type="product", product=Product(id="zx", name="ZX Elite"))


def with_page(page: object) -> bytes:
    return bytes_of(a_batch(an_event("pause", still_ms=9000, expected_ms=3000)) | {"page": page})


@pytest.mark.parametrize(
    ("wrong", "kept"),
    [
        ({"product": PRODUCT | {"price": -5}}, PLAIN),
        ({"product": PRODUCT | {"price": 1e12}}, PLAIN),
        ({"product": {"id": "", "name": "ZX"}}, Page(type="product")),
        ({"product": PRODUCT, "width": -1}, PLAIN),
        ({"cart": {"items": 2, "products": ["a", 7]}}, Page(type="product", cart=Cart(items=2))),
        ({"width": -1, "height": "no"}, Page(type="product")),
    ],
)
def test_a_field_of_the_page_that_cannot_be_read_is_left_out_and_the_rest_kept(
    wrong: dict[str, object], kept: Page
) -> None:
    body = with_page({"type": "product"} | wrong)
    for read in (read_batch, read_kept_batch):
        batch, events = read(body)
        assert batch.page == kept
        assert (len(events.good), events.bad, len(events.bad_page) > 0) == (1, [], True)
    assert decode_batch(body).page == kept


def test_a_number_too_large_for_any_float_is_left_out_of_the_page() -> None:
    body = with_page({"type": "product", "product": PRODUCT | {"price": 5}})
    batch, events = read_batch(body.replace(b'"price":5', b'"price":1e999'))
    assert batch.page == PLAIN
    assert "$.product.price" in events.bad_page[0]


@pytest.mark.parametrize("page", [5, "x", [], {str(each): 1 for each in range(3)} | {"type": 7}])
def test_what_is_no_page_is_refused_and_a_page_of_nothing_but_slips_is_empty(page: object) -> None:
    body = with_page(page)
    if isinstance(page, dict):
        assert read_batch(body)[0].page == Page()
    else:
        with pytest.raises(msgspec.ValidationError, match=r"\$\.page"):
            read_batch(body)


def test_what_is_wrong_beside_the_page_refuses_the_batch_as_before() -> None:
    body = bytes_of(a_batch() | {"page": {"width": -1}, "visitor": 5})
    with pytest.raises(msgspec.ValidationError, match=r"\$\.visitor"):
        read_batch(body)
