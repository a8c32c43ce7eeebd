"""Whoever writes what cannot stand somewhere is told what can, read from the type."""

from typing import Annotated, Literal

import pytest
from msgspec import Meta, Struct

from waverly.errors import DataError
from waverly.errors.fitting import toml_as


class Cat(Struct, tag_field="kind", tag="cat", forbid_unknown_fields=True):
    lives: Annotated[int, Meta(ge=1, le=9)] = 9


class Dog(Struct, tag_field="kind", tag="dog", forbid_unknown_fields=True):
    barks: bool | None = None


class House(Struct, forbid_unknown_fields=True):
    door: Annotated[str, Meta(pattern="^[A-Z]{2}$")] = "AB"
    colour: Literal["red", "green"] | None = None
    pets: tuple[Cat | Dog, ...] = ()
    rooms: dict[Literal["hall", "attic"], Annotated[float, Meta(gt=0)]] = {}
    names: Annotated[tuple[str, ...], Meta(max_length=2)] = ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "door = 'abc'",
            "cannot be written like this: abc (h door). Write the two capital letters",
        ),
        ("colour = 'gren'", "choice: gren (h colour). Did you mean green? Known are: green, red."),
        ("color = 'red'", "There is no such field: color (h). Did you mean colour? Known are: col"),
        ("[[pets]]\nkind = 'cow'", "choice: cow (h pets[0].kind). Known are: cat, dog."),
        ("[[pets]]\nlives = 3", "field is missing: kind (h pets[0]). It may be one of: cat, dog."),
        (
            "[[pets]]\nknid = 'cat'\nlives = 3",
            "missing: kind; nothing here reads `knid` (h pets[0]). It may be one of: cat, dog.",
        ),
        (
            "[[pets]]\nkind = 'cat'\nlives = 10",
            "10 (h pets[0].lives). Write a whole number from 1 up to 9",
        ),
        (
            "[[pets]]\nkind = 'cat'\nbarks = true",
            "field: barks (h pets[0]). Known are: kind, lives.",
        ),
        ("[[pets]]\nkind = 'dog'\nbarks = 'no'", "no (h pets[0].barks). Write true or false"),
        ("[rooms]\ncellar = 1", "choice: cellar (h rooms). Known are: attic, hall."),
        ("[rooms]\nhall = 0", "(h rooms[...]). Write a number above 0, without quotes."),
        ("names = 'Ann'", "Ann (h names). Write a list, in square brackets, of at most 2 parts."),
        ("names = [5]", "5 (h names[0]). Write a text, in quotes."),
        ("rooms = 3", "got `int`: 3 (h rooms)"),
        ("[door", "This file is not TOML"),
    ],
)
def test_the_mend_says_what_may_stand_there(text: str, said: str) -> None:
    with pytest.raises(DataError) as refused:
        toml_as(text, House, "h", DataError, "Look it up.")
    assert said in str(refused.value)


def test_where_the_type_says_nothing_the_general_mend_is_given() -> None:
    with pytest.raises(DataError, match="Look it up"):
        toml_as("rooms = 3", House, "h", DataError, "Look it up.")
