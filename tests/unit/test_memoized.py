from waverly.memoized import MOST, memoized


def copy_of(key: list[int]) -> list[int]:
    return [*key]


def test_what_was_made_of_an_object_is_made_once_and_of_an_equal_one_anew() -> None:
    recall = memoized(copy_of)
    one, twin = [1], [1]
    assert recall(one) is recall(one)
    assert recall(one) is not recall(twin)


def test_no_more_than_so_many_are_remembered() -> None:
    made: list[int] = []

    def make(key: list[int]) -> None:
        made.append(key[0])

    recall = memoized(make)
    keys = [[number] for number in range(MOST + 1)]
    for key in keys:
        recall(key)
    recall(keys[0])
    assert made == [*range(MOST + 1), 0]
