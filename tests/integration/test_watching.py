"""Every morning the owner's alarms are looked for: told once in the log, kept until they are over."""

import pytest
from starlette.testclient import TestClient

from tests.support.a_thousand_visits import a_visit
from tests.support.builders import KEY, NOW, ask_store
from tests.support.buyer_model import put_in_use
from waverly.background.watching import MOST_DAYS, watch, watched_said
from waverly.clock import DAY_MS
from waverly.reporting.digest import digest_of
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.measured.visit_rows import Felt, View, Visit, write_visits
from waverly.storage.site.alarm_rows import Alarm

VISITS_A_DAY = 12


def days_of(first: int, last: int, *, is_seen: bool) -> list[Visit]:
    """Return visits to a product on some days from NOW on; in every second one the size guide is seen."""
    return [
        a_visit(
            f"{day}-{number}",
            opened_at=at,
            last_at=at,
            views=(View(at=at, type="product", path="/p", step=1),),
            moments=tuple(
                Felt(at=at, kind=kind, view=0)
                for kind, every in (("size_guide_unresolved", 2), ("pause", 3))
                if number % every == 0 and (is_seen or kind == "pause")
            ),
        )
        for day in range(first, last)
        for number in range(VISITS_A_DAY)
        for at in [NOW + day * DAY_MS + number * 60_000]
    ]


async def keep(store: Store, *visits: list[Visit]) -> None:
    async with store.write() as connection:
        for some in visits:
            await write_visits(connection, KEY, some)


async def seen_until_day_20(store: Store) -> None:
    await keep(store, days_of(0, 20, is_seen=True), days_of(20, 29, is_seen=False))


def day(number: int) -> int:
    return NOW + number * DAY_MS


@pytest.fixture
def shop(settings: Settings) -> Settings:
    ask_store(settings, seen_until_day_20)
    return settings


def watched(settings: Settings, at: int) -> tuple[Alarm, ...]:
    async def look(store: Store) -> tuple[Alarm, ...]:
        return await watch(settings, store, KEY, at)

    return ask_store(settings, look)


def test_a_detector_that_fell_silent_is_said_once_and_stands_where_the_owner_looks(
    shop: Settings, client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    (alarm,) = watched(shop, day(29))
    assert watched(shop, day(29)) == (alarm,)
    said = [line for line in caplog.messages if "fallen silent" in line]
    assert len(said) == 1
    assert abs(alarm.since - day(20)) < DAY_MS
    assert "since then in 0 of" in alarm.sentence
    assert watched_said([alarm]) == f"1 alarm. {alarm.sentence}"
    digest = ask_store(shop, lambda store: digest_of(store, KEY, day(29)))
    assert digest.alarms == (alarm.sentence,)
    assert alarm.sentence in digest.text
    assert f'waverly_alarms{{site="{KEY}"}} 1.0' in client.get("/metrics").text


def test_an_alarm_outlasts_the_month_that_showed_it_and_ends_when_the_sign_is_seen_again(
    shop: Settings,
) -> None:
    watched(shop, day(29))
    ask_store(shop, lambda store: keep(store, days_of(29, 55, is_seen=False)))
    (lasting,) = watched(shop, day(55))  # the month before has seen nothing of it
    assert abs(lasting.since - day(20)) < DAY_MS
    ask_store(shop, lambda store: keep(store, days_of(55, 60, is_seen=True)))
    assert watched(shop, day(60)) == ()


def test_a_sign_that_never_comes_back_is_let_go_of(shop: Settings) -> None:
    (alarm,) = watched(shop, day(29))
    at = alarm.since + MOST_DAYS * DAY_MS
    assert watched(shop, at - DAY_MS) == (alarm,)
    assert watched(shop, at) == ()


def test_an_old_model_is_an_alarm_with_the_day_it_was_first_noticed(settings: Settings) -> None:
    put_in_use(settings.models_of(KEY), "old", NOW - 400 * DAY_MS)
    (alarm,) = watched(settings, NOW)
    assert (alarm.key, alarm.since, alarm.page) == ("model", NOW, "learning")
    assert "days old" in alarm.sentence
    assert watched(settings, NOW + DAY_MS)[0].since == NOW


def test_a_shop_without_visits_or_model_has_no_alarm(settings: Settings) -> None:
    assert watched(settings, NOW) == ()
    assert watched_said([]).startswith("Every sign")
