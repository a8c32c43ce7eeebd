"""Each tool's records are understood, and what is not is said."""

import csv
from datetime import UTC, datetime
from io import StringIO

import pytest

from tests.support.builders import NOW
from waverly.history.instants import instant
from waverly.history.mapping import FORMATS, Columns, Mapping, known_mapping
from waverly.history.past_event import PastEvent
from waverly.history.required_columns import as_wanted, named_in
from waverly.history.statuses import NotTold
from waverly.history.understand import understand

from .logs import GA4, SEGMENT, SHOPIFY, SNOWPLOW, WOOCOMMERCE, enriched

ACTION = "unstruct_event_com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommerce_action_1"


def one(record: dict[str, object], mapping: Mapping) -> PastEvent | NotTold:
    """Return what an event tells; what of it could not be read comes after."""
    found, *_ = understand(record, mapping)
    return found


def test_a_product_view_from_ga4() -> None:
    assert one(GA4, known_mapping("ga4")) == PastEvent(
        visitor="123.456",
        at=NOW,
        kind="viewed_product",
        session="77",
        product="A1",
        name="Shoe",
        category="Shoes",
        price=90.0,
        path="/p/a",
        device="mobile",
        referrer="search",
    )


def test_an_order_from_segment() -> None:
    found = one(SEGMENT, known_mapping("segment"))
    assert found == PastEvent(
        visitor="anon-1",
        at=NOW,
        kind="purchased",
        order="O7",
        value=120.5,
        currency="EUR",
        path="/thanks",
    )


def test_an_addition_to_the_cart_from_snowplow() -> None:
    found = one(SNOWPLOW, known_mapping("snowplow"))
    assert found == PastEvent(
        visitor="u1", at=NOW, kind="add_to_cart", session="s1", product="A1", price=9.5
    )


def test_an_enriched_line_of_snowplow_tells_what_its_json_does() -> None:
    snowplow = known_mapping("snowplow")
    line: dict[str, object] = dict(zip(snowplow.header, enriched().split("\t"), strict=True))
    assert one(line, snowplow) == one(SNOWPLOW, snowplow)


def test_an_order_from_snowplow_has_its_currency_and_device() -> None:
    paid = {"transaction_id": "t1", "revenue": 19, "currency": "EUR"}
    bought = {"contexts_com_snowplowanalytics_snowplow_ecommerce_transaction_1": [paid]}
    order = {**SNOWPLOW, **bought, ACTION: {"type": "transaction"}, "dvce_type": "Computer"}
    found = one(order, known_mapping("snowplow"))
    assert isinstance(found, PastEvent)
    assert (found.order, found.value, found.currency) == ("t1", 19.0, "EUR")
    assert found.device == "desktop"


@pytest.mark.parametrize(
    ("tool", "column"), [("shopify", "Financial Status"), ("woocommerce", "status")]
)
def test_an_order_that_was_paid_back_later_was_one(tool: str, column: str) -> None:
    text = {"shopify": SHOPIFY, "woocommerce": WOOCOMMERCE}[tool]
    order = next(csv.DictReader(StringIO(text))) | {column: "refunded"}
    assert isinstance(one(order, known_mapping(tool)), PastEvent)


@pytest.mark.parametrize(
    ("tool", "change"),
    [
        ("shopify", {"Financial Status": "pending"}),
        ("shopify", {"Financial Status": "partially_paid", "Paid at": ""}),
        ("woocommerce", {"Order Status": "Processing"}),
        ("woocommerce", {"Order Status": "wc-completed"}),
    ],
)
def test_an_order_that_was_paid_is_one(tool: str, change: dict[str, object]) -> None:
    text = {"shopify": SHOPIFY, "woocommerce": WOOCOMMERCE}[tool]
    order = next(csv.DictReader(StringIO(text)))
    assert isinstance(one({**order, **change}, known_mapping(tool)), PastEvent)


@pytest.mark.parametrize(("tool", "text"), [("shopify", SHOPIFY), ("woocommerce", WOOCOMMERCE)])
def test_an_order_file_names_nobody(tool: str, text: str) -> None:
    order, *further = [one(row, known_mapping(tool)) for row in csv.DictReader(StringIO(text))]
    assert isinstance(order, PastEvent)
    assert (order.kind, order.value, order.currency, order.at) == ("purchased", 90.0, "EUR", NOW)
    assert "@" not in order.visitor
    assert all(isinstance(line, NotTold) and line.on_purpose for line in further)


@pytest.mark.parametrize(
    ("tool", "text", "change", "reason"),
    [
        (
            "shopify",
            SHOPIFY,
            {"Cancelled at": "2026-09-22 09:00:00 +0200"},
            "Cancelled at is filled",
        ),
        ("shopify", SHOPIFY, {"Financial Status": "voided"}, "Financial Status is voided"),
        *(
            (
                "shopify",
                SHOPIFY,
                {"Financial Status": status, "Paid at": ""},
                f"Financial Status is {status}",
            )
            for status in ("pending", "authorized", "unpaid")
        ),
        *(
            (
                "woocommerce",
                WOOCOMMERCE,
                {"Order Status": label},
                f"Order Status is {label.lower()}",
            )
            for label in ("Pending payment", "On hold", "Failed", "Cancelled", "Draft")
        ),
        *(
            ("woocommerce", WOOCOMMERCE, {"status": status}, f"status is {status}")
            for status in ("wc-pending", "wc-on-hold", "on-hold", "wc-checkout-draft")
        ),
        ("woocommerce", WOOCOMMERCE, {"status": "Failed"}, "status is failed"),
        ("woocommerce", WOOCOMMERCE, {"Status": "cancelled"}, "Status is cancelled"),
    ],
)
def test_an_order_that_came_to_nothing_is_left_out_with_the_reason(
    tool: str, text: str, change: dict[str, object], reason: str
) -> None:
    order = next(csv.DictReader(StringIO(text)))
    assert one({**order, **change}, known_mapping(tool)) == NotTold(reason=reason, on_purpose=True)


def test_what_analytics_calls_not_set_is_not_known() -> None:
    event = {
        **GA4,
        "event_name": "purchase",
        "ecommerce": {"transaction_id": "(not set)", "purchase_revenue": 90.0},
        "traffic_source": {"medium": "(none)"},
    }
    found = one(event, known_mapping("ga4"))
    assert isinstance(found, PastEvent)
    assert (found.order, found.value, found.referrer) == (None, 90.0, "direct")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("129.5", 129.5),
        ("129,50", 129.5),
        ("129,5", 129.5),
        ("12,345,678", 12_345_678),
        ("1.234,50", 1234.5),
        ("1,234.50", 1234.5),
        ("1,234", 1234),
        ("59.985", 59.985),  # as a program writes what a discount came to
        ("129.0000", 129),
        ("sold out", None),
    ],
)
def test_an_amount_is_read_however_its_country_writes_it(written: str, read: float | None) -> None:
    found = one(
        {**next(csv.DictReader(StringIO(SHOPIFY))), "Total": written}, known_mapping("shopify")
    )
    assert isinstance(found, PastEvent) and found.value == read


def test_the_clock_corrected_by_segment_goes_before_the_browser_s() -> None:
    found = one({**SEGMENT, "originalTimestamp": "2031-01-01T00:00:00Z"}, known_mapping("segment"))
    assert isinstance(found, PastEvent) and found.at == NOW


def test_one_person_has_one_digest_however_the_address_is_written() -> None:
    shopify, woocommerce = (
        one(next(csv.DictReader(StringIO(text))), known_mapping(tool))
        for tool, text in (("shopify", SHOPIFY), ("woocommerce", WOOCOMMERCE))
    )
    assert isinstance(shopify, PastEvent)
    assert isinstance(woocommerce, PastEvent)
    assert shopify.visitor == woocommerce.visitor


@pytest.mark.parametrize("tool", FORMATS)
def test_every_mapping_that_comes_along_can_be_meant(tool: str) -> None:
    assert known_mapping(tool).columns.visitor


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"event_name": "quantum_leap"}, "events named 'quantum_leap'"),
        ({"user_pseudo_id": ""}, "no visitor"),
        ({"event_timestamp": "soon"}, "no time"),
        ({"items": []}, "'viewed_product' without a product"),
    ],
)
def test_what_is_not_understood_has_a_reason(change: dict[str, object], reason: str) -> None:
    found = one({**GA4, **change}, known_mapping("ga4"))
    assert isinstance(found, NotTold)
    assert reason in found.reason
    assert not found.on_purpose


def test_what_is_left_out_on_purpose_is_told_apart() -> None:
    found = one({**GA4, "event_name": "scroll"}, known_mapping("ga4"))
    assert isinstance(found, NotTold)
    assert found.on_purpose


@pytest.mark.parametrize(
    "written",
    [
        1_790_000_000,
        1_790_000_000_000,
        "1790000000000",
        1_790_000_000_000_000,
        1_790_000_000_000_000_000,
        "2026-09-21T14:13:20Z",
        "20260921141320",
        20_260_921_141_320,
        "2026-09-21 14:13:20 UTC",
        "2026-09-21 16:13:20 +0200",
        datetime(2026, 9, 21, 14, 13, 20, tzinfo=UTC),
    ],
)
def test_a_time_is_read_however_it_is_written(written: object) -> None:
    assert instant(written) == NOW


@pytest.mark.parametrize("written", ["", "soon", None, True, -5, float("nan"), float("inf"), []])
def test_what_is_no_time_is_none(written: object) -> None:
    assert instant(written) is None


def test_hostile_values_are_dropped_or_bounded() -> None:
    mapping = Mapping(
        columns=Columns(visitor=("v",), at=("t",), product=("p",), price=("m",), name=("n",)),
        kind="viewed_product",
    )
    record = {"v": "x" * 500, "t": NOW, "p": "a\0b", "m": "-3", "n": "y" * 900}
    found = one(record, mapping)
    assert isinstance(found, PastEvent)
    assert (len(found.visitor), found.product, found.price) == (32, "ab", None)
    assert found.name is not None
    assert len(found.name) == 200


def test_guests_are_told_apart_by_address_and_without_one_by_their_order() -> None:
    woo = known_mapping("woocommerce")

    def who(**said: object) -> str:
        record = {"order_id": "77", "order_date": "2026-09-21 14:13:20", "customer_id": "0", **said}
        found = one(record, woo)
        assert isinstance(found, PastEvent)
        return found.visitor

    assert who(billing_email="a@example.com") == who(billing_email="a@example.com", order_id="78")
    assert who() != who(order_id="78")
    assert who() == who(customer_email="Guest")
    assert who(customer_id="5") == who(customer_id="5", order_id="78")
    assert who(customer_id="77") != who()


@pytest.mark.parametrize("written", ["21.09.2026 14:13:20", "21.9.2026 14:13:20"])
def test_a_date_with_dots_begins_with_the_day(written: str) -> None:
    assert instant(written) == NOW
    assert instant("21.09.2026") == NOW - NOW % 86_400_000
    assert instant("31.02.2026") is None


@pytest.mark.parametrize("name", ["Email Opened", "Email Link Clicked", "Unsubscribed"])
def test_what_happened_in_a_mail_is_no_visit(name: str) -> None:
    said = one({**SEGMENT, "event": name}, known_mapping("segment"))
    assert said == NotTold(reason=f"events named '{name}'", on_purpose=True)


def test_a_day_written_in_eight_digits_is_no_number_of_seconds() -> None:
    assert instant(20_260_921) == instant("20260921") == instant("2026-09-21")
    assert instant("20269921") == 20_269_921_000  # no day: seconds, which no shop can have meant


@pytest.mark.parametrize(
    ("at", "reason"),
    [(1_000, "before 1990"), (NOW + 60_000, "still to come")],
)
def test_a_time_that_no_shop_can_have_seen_is_not_believed(at: int, reason: str) -> None:
    record = {**GA4, "event_timestamp": at * 1_000}
    (found,) = understand(record, known_mapping("ga4"), until=NOW)
    assert isinstance(found, NotTold)
    assert reason in found.reason and found.example == str(at * 1_000)


REFUND = "contexts_com_snowplowanalytics_snowplow_ecommerce_refund_1"
BACK: dict[str, object] = {"transaction_id": "O7", "refund_amount": 20, "currency": "EUR"}
PAID: dict[str, object] = {"transaction_id": "O7", "refund_value": 20}
IN_EUR = {"key": "currency", "value": {"string_value": "EUR"}}


@pytest.mark.parametrize(
    ("tool", "record"),
    [
        (
            "ga4",
            {**GA4, "event_name": "refund", "ecommerce": PAID, "event_params": [IN_EUR]},
        ),
        (
            "ga4",
            {
                **GA4,
                "event_name": "purchase",
                "ecommerce": {"transaction_id": "O7", "purchase_revenue": -20.0},
                "event_params": [IN_EUR],
            },
        ),
        (
            "segment",
            {
                **SEGMENT,
                "event": "Order Refunded",
                "properties": {"order_id": "O7", "total": "20", "currency": "EUR"},
            },
        ),
        ("snowplow", {**SNOWPLOW, ACTION: {"type": "refund"}, REFUND: [BACK]}),
    ],
)
def test_money_given_back_in_a_record_of_its_own_is_a_refund(
    tool: str, record: dict[str, object]
) -> None:
    found = one(record, known_mapping(tool))
    assert isinstance(found, PastEvent)
    assert (found.kind, found.order, found.refunded) == ("refunded", "O7", 20.0)
    assert (found.refunded_at, found.currency) == (NOW, "EUR")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"total": 20}, "a refund that does not say of which order"),
        ({"order_id": "O7", "total": "much"}, "no amount in properties.total"),
        ({"order_id": "O7", "total": 20, "currency": "kr"}, "no currency in properties.currency"),
    ],
)
def test_a_refund_of_which_something_cannot_be_read_is_named(
    said: dict[str, object], reason: str
) -> None:
    record = {**SEGMENT, "event": "Order Refunded", "properties": said}
    found = one(record, known_mapping("segment"))
    assert isinstance(found, NotTold) and not found.on_purpose
    assert found.reason.startswith(reason)


def test_columns_with_the_whole_version_of_their_schema_are_those_of_its_first_number() -> None:
    whole = {
        f"{name}_0_2" if name[:3] in ("con", "uns") else name: SNOWPLOW[name] for name in SNOWPLOW
    }
    snowplow = known_mapping("snowplow")
    assert one(whole, snowplow) == one(SNOWPLOW, snowplow)


def test_names_of_columns_count_whatever_their_capitals() -> None:
    names = named_in(known_mapping("woocommerce"))
    (row,) = csv.DictReader(StringIO(WOOCOMMERCE))
    shouted = {f" {name.upper()}": value for name, value in row.items()}
    assert as_wanted(shouted, names) == row
    both = {"status": "paid", "STATUS": "failed", "Total": "9", "N. REVENUE": "8", "other": "x"}
    assert as_wanted(both, names)["status"] == "paid"
    assert as_wanted({"Order date": "a", "ORDER DATE": "b"}, names) == {
        "Order Date": "a",
        "ORDER DATE": "b",
    }
