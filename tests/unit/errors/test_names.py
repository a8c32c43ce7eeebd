"""Whoever names what there is not hears what may have been meant."""

from waverly.errors.names import known_are, nearest_first


def test_the_most_alike_come_first_and_the_others_as_they_were() -> None:
    names = ["when", "what", "user"]
    assert nearest_first("user_id", names) == ["user", "when", "what"]
    assert nearest_first("zzz", names) == names


def test_a_name_is_offered_where_it_may_have_been_meant() -> None:
    names = ["returns", "fit-note"]
    told = "Did you mean fit-note? Known are: fit-note, returns."
    assert known_are("fit-noet", names) == told
    assert known_are("FIT", names) == told
    assert known_are("zzz", names) == "Known are: returns, fit-note."
    assert known_are("zzz", ()) == "Known are: none yet."


def test_a_long_list_is_cut_and_says_so() -> None:
    told = known_are("b7", [f"a{each}" for each in range(40)])
    assert told.endswith("a29 and 10 more.")
