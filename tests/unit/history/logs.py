"""Small logs as the tools write them."""

import gzip
from pathlib import Path

import msgspec

from tests.support.builders import Json
from waverly.history.mapping import known_mapping

GA4: Json = {
    "event_date": "20260921",
    "event_timestamp": "1790000000000000",
    "event_name": "view_item",
    "user_pseudo_id": "123.456",
    "event_params": [
        {"key": "ga_session_id", "value": {"int_value": "77"}},
        {"key": "page_location", "value": {"string_value": "https://shop.example/p/a?utm=x"}},
    ],
    "items": [{"item_id": "A1", "item_name": "Shoe", "price": 90.0, "item_category": "Shoes"}],
    "device": {"category": "mobile"},
    "traffic_source": {"medium": "organic"},
}
SEGMENT: Json = {
    "type": "track",
    "event": "Order Completed",
    "anonymousId": "anon-1",
    "timestamp": "2026-09-21T14:13:20.000Z",
    "properties": {"order_id": "O7", "total": 120.5, "currency": "EUR"},
    "context": {"page": {"path": "/thanks"}},
}
SNOWPLOW: Json = {
    "domain_userid": "u1",
    "domain_sessionid": "s1",
    "derived_tstamp": "2026-09-21 14:13:20.000",
    "event_name": "snowplow_ecommerce_action",
    "unstruct_event_com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommerce_action_1": {
        "type": "add_to_cart"
    },
    "contexts_com_snowplowanalytics_snowplow_ecommerce_product_1": [{"id": "A1", "price": 9.5}],
}
PRODUCT = "iglu:com.snowplowanalytics.snowplow.ecommerce/product/jsonschema/1-0-0"
ACTION = "iglu:com.snowplowanalytics.snowplow.ecommerce/snowplow_ecommerce_action/jsonschema/1-0-2"


def enriched(**said: str) -> str:
    """Return a line as Snowplow's pipeline writes it, without a header: an addition to the cart."""
    cells = {
        "platform": "web",
        "collector_tstamp": "2026-09-21 14:13:21.000",
        "page_title": '"Shoe", 9" wide',
        "domain_userid": "u1",
        "domain_sessionid": "s1",
        "derived_tstamp": "2026-09-21 14:13:20.000",
        "event": "unstruct",
        "event_name": "snowplow_ecommerce_action",
        "contexts": described([{"schema": PRODUCT, "data": {"id": "A1", "price": 9.5}}]),
        "unstruct_event": described({"schema": ACTION, "data": {"type": "add_to_cart"}}),
        **said,
    }
    return "\t".join(cells.get(name, "") for name in known_mapping("snowplow").header)


def described(data: object) -> str:
    return msgspec.json.encode({"schema": "iglu:x/y/jsonschema/1-0-0", "data": data}).decode()


SHOPIFY = """Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem name,Id
#1001,ana@example.com,paid,2026-09-21 16:13:20 +0200,EUR,90.00,2026-09-21 16:13:20 +0200,Shoe,501
#1001,,,,,,2026-09-21 16:13:20 +0200,Sock,
"""
WOOCOMMERCE = """order_id,order_date,billing_email,order_total,order_currency
77,2026-09-21 14:13:20,Ana@example.com,90.00,EUR
"""


def ndjson(path: Path, *records: object) -> Path:
    content = b"\n".join(msgspec.json.encode(record) for record in records)
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def shop_log(path: Path, visitors: int = 3, views: int = 4) -> Path:
    """Every visitor views some products a minute apart, carts the last, and the first one buys it."""
    lines = ["timestamp,visitorid,event,itemid,transactionid"]
    for visitor in range(visitors):
        start = 1_790_000_000_000 + visitor * 1_000
        lines += [f"{start + n * 60_000},v{visitor},view,{n}," for n in range(views)]
        lines.append(f"{start + views * 60_000},v{visitor},addtocart,{views - 1},")
    lines.append(f"{1_790_000_000_000 + (views + 1) * 60_000},v0,transaction,{views - 1},T1")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
