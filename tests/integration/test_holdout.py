"""The holdout: a tenth of visitors, the same decision for all, and no help for them."""

from msgspec.structs import replace
from scipy.stats import binomtest
from starlette.testclient import TestClient

from tests.support.builders import (
    KEY,
    MINUTE,
    NOW,
    SECRET,
    a_batch,
    a_campaign,
    a_moment,
    ask_store,
    post,
    put_in_force,
)
from waverly.app import create_app
from waverly.deciding import bucket
from waverly.deciding.assignment import campaign_holdout_seed, exploration_seed, global_holdout_seed
from waverly.settings import Settings
from waverly.storage.log.decision_rows import recent_decisions

VISITORS = [f"visitor-{number}" for number in range(5_000)]


def in_global(visitor: str) -> bool:
    return bucket(global_holdout_seed(KEY), visitor) < 0.10


def in_campaigns(visitor: str) -> bool:
    return bucket(campaign_holdout_seed(KEY, "fit-help"), visitor) < 0.10


def test_the_global_holdout_is_a_tenth_of_visitors() -> None:
    held = sum(map(in_global, VISITORS))
    assert binomtest(held, len(VISITORS), 0.10).pvalue > 0.001


def test_a_campaigns_holdout_and_its_arms_do_not_depend_on_the_global_one() -> None:
    held = [visitor for visitor in VISITORS if in_global(visitor)]
    seed = exploration_seed(KEY, "pause")
    both = sum(map(in_campaigns, held))
    control = sum(bucket(seed, visitor) < 0.20 for visitor in held)
    assert binomtest(both, len(held), 0.10).pvalue > 0.001
    assert binomtest(control, len(held), 0.20).pvalue > 0.001


def test_a_held_out_visitor_gets_the_same_record_and_sees_nothing(settings: Settings) -> None:
    put_in_force(settings, a_campaign())
    with TestClient(create_app(settings)) as client:
        for visitor in VISITORS[:200]:
            batch = a_batch(a_moment(), visitor=visitor, session=visitor, ask=1)
            answer = post(client, batch)
            assert not (in_global(visitor) and answer.decision)
    records = ask_store(settings, lambda store: recent_decisions(store, KEY))
    helped = next(r for r in records if r.displayed)
    held = next(r for r in records if r.held_out == "global")
    assert {r.visitor for r in records if r.held_out == "global"} <= set(
        filter(in_global, VISITORS)
    )
    assert (held.arm, held.displayed, held.shown) == ("fit-help", False, None)
    own = {"id": held.id, "visitor": held.visitor, "session": held.session, "bucket": held.bucket}
    group = {"holdout_bucket": held.holdout_bucket, "campaign_bucket": held.campaign_bucket}
    outcome = {"held_out": "global", "displayed": False, "shown": None, "reasons": held.reasons}
    outcome["form"] = helped.format  # it would have been shown so
    assert replace(helped, micros=held.micros, **own, **group, **outcome) == held


def test_a_persons_browsers_share_the_groups_of_the_earliest(settings: Settings) -> None:
    put_in_force(settings, a_campaign())
    bearer = {"authorization": f"Bearer {SECRET}"}

    def visit(client: TestClient, visitor: str, session: str) -> None:
        post(client, a_batch(a_moment(), visitor=visitor, session=session, ask=1))

    with TestClient(create_app(settings)) as client:
        visit(client, "laptop", "s1")
        visit(client, "phone", "s2")
        told = client.post(
            "/v1/links", json={"visitors": ["phone", "laptop"]}, headers=bearer
        ).json()
        visit(client, "phone", "s3")
    assert told == {"person": "laptop"}
    records = {
        r.session: r for r in ask_store(settings, lambda store: recent_decisions(store, KEY))
    }
    groups = {name: (r.bucket, r.holdout_bucket, r.campaign_bucket) for name, r in records.items()}
    assert groups["s3"] == groups["s1"] != groups["s2"]
    assert records["s3"].visitor == "phone"


def test_limits_count_what_was_held_back_so_that_both_sides_meet_as_many_moments(
    settings: Settings,
) -> None:
    """Three moments a minute apart: the quiet after the first must hold for those held out, too."""
    put_in_force(settings, a_campaign(caps={"per_session": 5}))
    with TestClient(create_app(settings)) as client:
        for visitor in VISITORS[:150]:
            for seq in (1, 2, 3):
                at = NOW + seq * MINUTE
                moment = a_moment(seq=seq) | {"at": at}
                batch = a_batch(moment, visitor=visitor, session=visitor, ask=seq, sent_at=at)
                post(client, batch, at)
    records = ask_store(settings, lambda store: recent_decisions(store, KEY))
    chosen = dict.fromkeys(VISITORS[:150], 0)
    for record in records:
        chosen[record.visitor] += record.arm == "fit-help"
    shown = [count for visitor, count in chosen.items() if count and not in_global(visitor)]
    held_back = [count for visitor, count in chosen.items() if count and in_global(visitor)]
    assert set(shown) == set(held_back) == {2}
