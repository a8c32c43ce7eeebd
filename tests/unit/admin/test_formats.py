import pytest

from waverly.admin import formats


def test_differences_carry_their_sign() -> None:
    assert formats.points(0.0123) == "+1.23"
    assert formats.points(-0.0123) == "−1.23"
    assert formats.points(0.00001) == "0.00"
    assert formats.relative(-0.254) == "−25%"


@pytest.mark.parametrize(
    ("duration_ms", "text"),
    [(-5, "0:00"), (0, "0:00"), (74_000, "1:14"), (3_723_000, "1:02:03")],
)
def test_offsets_read_like_a_player(duration_ms: int, text: str) -> None:
    assert formats.offset(duration_ms) == text


def test_what_is_not_known_is_a_dash() -> None:
    assert formats.money(None) == formats.percent(None) == "–"


def test_sentences_name_campaigns_as_the_owner_does() -> None:
    names = {"fit-note": "The fit"}
    assert formats.named("fit-note was shown.", names) == "“The fit” was shown."
    assert formats.named("Nothing: fit-note came near.", names) == "Nothing: “The fit” came near."
    assert formats.named("Nothing was shown: no.", names) == "Nothing was shown: no."
