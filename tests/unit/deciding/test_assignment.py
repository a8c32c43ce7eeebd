import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from scipy.stats import chisquare

from waverly.deciding import bucket
from waverly.deciding.assignment import fnv1a32


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
