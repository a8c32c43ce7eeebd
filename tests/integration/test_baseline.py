"""Two weeks in which nothing is shown and everything that would have been is counted."""

from starlette.testclient import TestClient

from tests.support.builders import (
    DAY,
    KEY,
    NOW,
    UTC,
    a_batch,
    a_campaign,
    a_moment,
    ask_store,
    post,
    put_in_force,
)
from waverly.app import create_app
from waverly.pipeline.explain import explain
from waverly.pipeline.trace import replay_file, sign, trace_of
from waverly.reporting.journeys.journeys import journeys
from waverly.reporting.periods import days_between
from waverly.scoring.scorer import Scorer
from waverly.settings import Settings
from waverly.storage.log.decision_log import logged_decisions
from waverly.storage.log.decision_rows import recent_decisions
from waverly.storage.site.site_settings import BASELINE_START, set_site_setting


def waver(client: TestClient, number: int, at: int) -> bool:
    """Whether help was shown to a shopper who leaves the size guide without a size."""
    batch = a_batch(
        a_moment() | {"at": at}, visitor=f"v{number}", session=f"s{number}", ask=1, sent_at=at
    )
    return post(client, batch, at).decision is not None


def start_baseline(settings: Settings) -> None:
    put_in_force(settings, a_campaign())
    ask_store(settings, lambda store: set_site_setting(store, KEY, BASELINE_START, str(NOW), NOW))


def test_nothing_is_shown_for_a_fortnight_and_then_help_returns(settings: Settings) -> None:
    start_baseline(settings)
    with TestClient(create_app(settings)) as client:
        assert not any(waver(client, number, NOW + DAY) for number in range(30))
        assert any(waver(client, number, NOW + 15 * DAY) for number in range(30, 60))


def test_what_would_have_been_shown_is_counted_and_teaches_nothing(settings: Settings) -> None:
    start_baseline(settings)
    with TestClient(create_app(settings)) as client:
        for number in range(30):
            waver(client, number, NOW + DAY)
    found = ask_store(
        settings,
        lambda store: journeys(store, KEY, days_between(NOW, NOW + 14 * DAY, UTC), NOW + 14 * DAY),
    )
    held = ask_store(settings, lambda store: recent_decisions(store, KEY))
    assert found.baseline == {"fit-help": sum(each.held_out == "baseline" for each in held)}
    assert found.baseline["fit-help"] > 15
    log = ask_store(settings, lambda store: logged_decisions(store, KEY, NOW, NOW + 30 * DAY))
    assert {each.id for each in log} == {each.id for each in held if each.held_out is None}


def test_a_decision_of_the_baseline_is_made_again_alike(settings: Settings) -> None:
    start_baseline(settings)
    with TestClient(create_app(settings)) as client:
        for number in range(10):
            waver(client, number, NOW + DAY)
    held = ask_store(settings, lambda store: recent_decisions(store, KEY))
    record = next(each for each in held if each.held_out == "baseline")
    told = ask_store(settings, lambda store: explain(store, record.id, _no_model))
    assert told.same
    assert "while the baseline is measured" in record.reasons[0]


def _no_model(site: str, identity: str) -> Scorer:
    raise AssertionError(f"no model decides here, {identity} is asked for")


def test_a_trace_of_a_baseline_gives_the_same_decisions(settings: Settings) -> None:
    start_baseline(settings)
    with TestClient(create_app(settings)) as client:
        waver(client, 1, NOW + DAY)
    trace = ask_store(settings, lambda store: trace_of(store, KEY, "s1"))
    assert replay_file(sign(trace, "key"), "key").same
