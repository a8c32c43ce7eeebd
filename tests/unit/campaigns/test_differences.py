"""What differs between two versions of a campaign."""

from msgspec.structs import replace

from tests.support.builders import a_campaign
from waverly.campaigns.differences import MAX_VALUE, Difference, differences


def test_a_key_within_a_table_is_told_with_both_values() -> None:
    before = a_campaign("a", causes={"fit": 1.0})
    after = replace(before, caps=replace(before.caps, per_visitor=9), causes={"fit": 0.5})
    found = differences(before, after)
    assert [each.key for each in found] == ["caps.per_visitor", "causes.fit"]
    assert found[1] == Difference(key="causes.fit", before="1.0", after="0.5")


def test_a_long_value_is_shortened_and_an_absent_one_is_empty() -> None:
    before = a_campaign("a", causes={"fit": 1.0})
    after = replace(before, why="w" * 200, causes={"fit": 1.0, "price": 0.5})
    price, why = differences(before, after)
    assert (price.before, price.after) == ("", "0.5")
    assert len(why.after) == MAX_VALUE
