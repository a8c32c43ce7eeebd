"""What is taken out of words somebody typed."""

import pytest

from waverly.wire.personal import without_contacts, without_personal


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


@pytest.mark.parametrize(
    "name",
    [
        "LEGO 75192 Falcon",
        "LEGO (75192) 7+",
        "Boots, size 38/39/40/41",
        "Body 110 116 122 128",
        "Shirt 3XL 2024",
        "Stick USB 3.0 128 GB",
        "Rug 120 m² 45",
        "Dr.Hauschka Cream",
        "Headset @ Home",
    ],
)
def test_numbers_of_models_and_sizes_stay_in_a_name(name: str) -> None:
    assert without_contacts(name) == name


@pytest.mark.parametrize(
    ("told", "clean"),
    [
        ("Call +49 (30) 123-45 now", "Call … now"),
        ("Dial 0_9.0·0 \uff11 now", "Dial … now"),
        ("Dial \u24ea\u2468\u24ea\u24ea\u2460 now", "Dial … now"),
        ("Call 1 0900 12", "Call …"),
        ("Call 555 01 23", "Call …"),
        ("Call 12/34/56/78", "Call …"),
        ("Call 555*12*34", "Call …"),
        ("Card 4111 1111 1111 1111", "Card …"),
        ("You won: Evil.Com/win", "You won: …"),
        ("See evil.\u0440\u0444 or https://evil", "See … or …"),
        ("Write to @evil or mara\uff20evil", "Write to … or …"),
    ],
)
def test_nothing_in_a_name_leads_to_whoever_wrote_it(told: str, clean: str) -> None:
    assert without_contacts(told) == clean
