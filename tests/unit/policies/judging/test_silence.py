import pytest

from tests.support.builders import DAY, KEY, NOW, a_campaign
from tests.support.journal_visits import wavered
from tests.unit.policies.logs import logged, many
from waverly.deciding import NOTHING
from waverly.policies.judging.estimate import PolicyValue
from waverly.policies.judging.silence import (
    SilenceValue,
    sentence_of,
    silence_in_words,
    value_of_silence,
)
from waverly.storage import Store

CAMPAIGNS = (a_campaign("first"), a_campaign("second"), a_campaign("coupon", discount=0.10))


def test_silence_is_worth_what_always_showing_would_have_lost() -> None:
    held = {"displayed": False, "held_out": "campaign"}
    log = [
        *many("first", 6_300, 252),
        *many("first", 700, 42, **held),
        *many("second", 900, 54),
        *many("second", 100, 6, **held),
        *many(NOTHING, 2_000, 120),
    ]
    found = value_of_silence(log, CAMPAIGNS, mean_order=80.0)
    assert found.silent_share == pytest.approx(0.28)
    # always the first, but for its holdout: 4.2%; as it was: 4.74%, so 54 of 10,000 were kept
    assert found.orders_kept is not None
    assert found.orders_kept.low < 54 < found.orders_kept.high
    assert found.orders_kept.value == pytest.approx(54, abs=5)


def test_discounts_not_given_are_counted_and_priced_for_those_who_bought() -> None:
    withheld = [logged(NOTHING, withheld=("coupon",), bought=n < 3) for n in range(10)]
    found = value_of_silence([*many("first", 10, 1), *withheld], CAMPAIGNS, mean_order=80.0)
    assert found.discounts_kept == 10
    assert found.discount_value == pytest.approx(24.0)


def test_a_log_too_short_gives_the_counts_and_the_reason() -> None:
    found = value_of_silence(many("first", 20, 1), CAMPAIGNS, mean_order=80.0)
    assert found.orders_kept is None and found.unclear is not None
    assert found.moments == 20


def test_the_week_s_silence_is_said_with_its_interval_and_its_discounts() -> None:
    kept = PolicyValue(value=12.3, low=-3.2, high=27.4, se=7.8)
    value = SilenceValue(
        moments=1_200,
        silent_share=0.94,
        orders_kept=kept,
        discounts_kept=14,
        discount_value=124.0,
    )
    assert sentence_of(value) == (
        "In the last 7 days 94% of 1,200 moments were answered with nothing. Compared with always showing "
        "what fits best, that kept +12 orders, between -3 and +27. 14 lower prices were not "
        "offered; those who then bought would have been given 124.00."
    )


async def test_a_shop_s_week_is_read_from_its_log(store: Store) -> None:
    assert await silence_in_words(store, KEY, NOW) == ""
    await wavered(store, "v1", at=NOW - DAY)
    assert "0% of 1 moment" in await silence_in_words(store, KEY, NOW)
