"""What is taken out of words somebody typed."""

import pytest

from waverly.wire.personal import without_personal


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("boots +49 170 123 45 67", "boots [number]"),
        (
            "\uff10\uff19\uff10\u2212\uff11\uff12\uff13\uff14\u2212\uff15\uff16\uff17\uff18",
            "[number]",
        ),
        ("\u0660\u0661\u0660\u0661\u0662\u0663\u0664\u0665", "[number]"),
        ("mara\uff20example.com", "[email]"),
        ("size 41 42 43", "size 41 42 43"),
    ],
)
def test_addresses_and_long_numbers_are_taken_out_in_any_writing(text: str, clean: str) -> None:
    assert without_personal(text) == clean
