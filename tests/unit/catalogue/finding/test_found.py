from waverly.catalogue.finding import fused


def test_what_both_ways_find_comes_first_and_each_says_how_it_was_found() -> None:
    assert fused(["a", "b"], ["c", "b"]) == [
        ("b", ("search", "co_view")),
        ("a", ("search",)),
        ("c", ("co_view",)),
    ]
    assert fused([], []) == []
