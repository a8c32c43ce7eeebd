import pytest
from hypothesis import given
from hypothesis import strategies as st

from waverly.scoring.causes import FADE_MS, WEIGHTS, causes
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
