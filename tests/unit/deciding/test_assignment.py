import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from scipy.stats import chisquare

from tests.builders import a_policy
from waverly.deciding import NOTHING, bucket
from waverly.deciding.assignment import fnv1a32
from waverly.deciding.shares import certainly, draw, propensities


@pytest.mark.parametrize(
    ("text", "value"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)]
)
def test_the_hash_gives_its_authors_vectors(text: str, value: int) -> None:
    assert fnv1a32(text) == value


def test_buckets_are_the_known_ones() -> None:
    assert bucket("seed", "a") == 0.0505
    assert bucket("foo", "ab") == 0.2575


@examples(max_examples=20)
@given(st.text(max_size=12))
def test_visitors_spread_evenly_whatever_the_seed(seed: str) -> None:
    counts = [0] * 20
    for number in range(4_000):
        counts[int(bucket(seed, f"v{number}") * 20)] += 1
    assert chisquare(counts).pvalue > 1e-6


@given(st.text(), st.text())
def test_a_visitor_stays_where_it_is(seed: str, visitor: str) -> None:
    assert 0 <= bucket(seed, visitor) == bucket(seed, visitor) < 1


@given(st.integers(0, 12))
def test_shares_sum_to_one_and_leave_everyone_a_chance(count: int) -> None:
    shares = propensities([f"c{n}" for n in range(count)], a_policy())
    assert sum(shares.values()) == pytest.approx(1, abs=1e-12)
    assert min(shares.values()) >= 0.02
    assert next(iter(shares)) == NOTHING


def test_the_opening_shares_are_those_written_down() -> None:
    shares = propensities(["first", "second", "third"], a_policy())
    assert shares == pytest.approx({NOTHING: 0.2, "third": 0.02, "second": 0.1, "first": 0.68})


@given(st.floats(0, 1, exclude_max=True), st.integers(0, 6))
def test_whatever_point_is_drawn_has_an_arm(at: float, count: int) -> None:
    shares = propensities([f"c{n}" for n in range(count)], a_policy())
    assert draw(shares, at) in shares


def test_a_preview_is_certain() -> None:
    assert draw(certainly(["lead", "other"]), 0.0) == "lead"
    assert certainly([]) == {NOTHING: 1.0}
