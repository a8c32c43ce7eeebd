"""What orders, refunds and events after an enrolment are worth, metric by metric. Pure."""

from collections.abc import Mapping, Sequence

from waverly.reporting.measuring.amounts import Rates, hundredths
from waverly.reporting.measuring.metrics import BY_NAME, RETURN_WINDOW_MS
from waverly.storage.log.outcome_rows import Happened
from waverly.storage.measured.refund_rows import Refund

Values = dict[str, int]


def outcome_values(
    at: int,
    outcomes: Sequence[Happened],
    refunds: Mapping[str, Sequence[Refund]],
    rates: Rates,
) -> Values:
    """Return the values that are not 0; amounts as `metric/CURRENCY`, in hundredths."""
    orders = _within(outcomes, "purchased", at, "purchase")
    values: Values = {
        "purchase": int(bool(orders)),
        "orders": len(orders),
        "items": sum(order.items for order in orders),
        "cart_recovery": int(bool(orders)),
        "add_to_cart": int(bool(_within(outcomes, "add_to_cart", at, "add_to_cart"))),
        "checkout_started": int(
            bool(_within(outcomes, "checkout_started", at, "checkout_started"))
        ),
        "unsubscribe": int(bool(_within(outcomes, "unsubscribed", at, "unsubscribe"))),
    }
    for order in orders:
        _add_order(values, order, refunds.get(order.key, ()), rates)
    return {name: value for name, value in values.items() if value}


def _within(outcomes: Sequence[Happened], kind: str, at: int, metric: str) -> list[Happened]:
    end = at + BY_NAME[metric].window_ms
    return [each for each in outcomes if each.kind == kind and at <= each.at <= end]


def _add_order(values: Values, order: Happened, told: Sequence[Refund], rates: Rates) -> None:
    """Count an order's value less its refunds, never below 0 and only within one currency."""
    gross, currency = hundredths(order.value, order.currency, rates)
    counted = [each for each in told if each.at <= order.at + RETURN_WINDOW_MS]
    if counted:
        values["returned"] = 1
    back = 0
    for refund in counted:
        amount, refunded_in = hundredths(refund.value, refund.currency or order.currency, rates)
        back += amount if refunded_in == currency else 0
    back = min(back, gross)
    for metric, amount in (("revenue", gross - back), ("refunded", back)):
        name = f"{metric}/{currency}"
        values[name] = values.get(name, 0) + amount
