import pytest
from hypothesis import given
from hypothesis import strategies as st

from waverly.campaigns import Cause
from waverly.scoring.causes import BY_TOPIC, FADE_MS, WEIGHTS, causes
from waverly.sessions import MomentSum
from waverly.wire.moments import MOMENTS

sums = st.builds(MomentSum, strength=st.floats(0.01, 50), last_at=st.integers(0, 86_400_000))


def test_every_moment_points_somewhere_with_all_its_weight() -> None:
    assert set(WEIGHTS) == {str(kind.__struct_config__.tag) for kind in MOMENTS}
    assert [k for k, w in WEIGHTS.items() if sum(w.values()) != pytest.approx(1)] == []


@given(
    st.dictionaries(st.sampled_from(sorted(WEIGHTS)), sums, min_size=1), st.integers(0, 86_400_000)
)
def test_the_causes_share_out_one_whole(moments: dict[str, MomentSum], at: int) -> None:
    """Within a day, the longest a session lasts; in a fortnight every weight fades to nothing."""
    assert sum(causes(moments, at).values()) == pytest.approx(1)


def test_without_moments_there_is_no_cause() -> None:
    assert causes({}, 0) == {}
    assert causes({"unheard-of": MomentSum(strength=1.0)}, 0) == {}


def test_a_moment_counts_half_after_ten_minutes() -> None:
    old, new = MomentSum(strength=1.0, last_at=0), MomentSum(strength=1.0, last_at=FADE_MS)
    found = causes({"size_guide_unresolved": old, "coupon_hunt": new}, FADE_MS)
    assert found == pytest.approx({"fit": 1 / 3, "price": 2 / 3})


def test_every_share_by_topic_is_a_whole_too() -> None:
    shares = [shares for topics in BY_TOPIC.values() for shares in topics.values()]
    assert [s for s in shares if sum(s.values()) != pytest.approx(1)] == []


@pytest.mark.parametrize(
    ("kind", "topic", "cause"),
    [
        ("friction_search", "size", "fit"),
        ("friction_search", "returns", "trust"),
        ("policy_linger", "shipping", "shipping"),
        ("section_reread", "size-options", "fit"),
    ],
)
def test_what_a_moment_was_about_decides_the_cause(kind: str, topic: str, cause: Cause) -> None:
    assert causes({kind: MomentSum(strength=1.0, topics={topic: 1.0})}, 0) == {cause: 1.0}


def test_two_searches_about_two_things_point_to_both() -> None:
    total = MomentSum(times=2, strength=2.0, topics={"size": 1.0, "shipping": 1.0})
    assert causes({"friction_search": total}, 0) == pytest.approx({"fit": 0.5, "shipping": 0.5})


def test_an_unheard_of_topic_counts_as_the_moment_alone() -> None:
    found = causes({"friction_search": MomentSum(strength=1.0, topics={"weather": 1.0})}, 0)
    assert found == {"information": 1.0}
