"""A number agrees with what depends on it."""

from waverly.wording import counted


def test_one_is_one_and_all_else_are_many() -> None:
    assert [counted(n, "visit") for n in (0, 1, 2_000)] == ["0 visits", "1 visit", "2,000 visits"]
    assert [counted(n, "product is", "products are") for n in (1, 3)] == [
        "1 product is",
        "3 products are",
    ]


def test_a_whole_number_has_no_point() -> None:
    assert [counted(n, "day") for n in (1.0, 2.5)] == ["1 day", "2.5 days"]
