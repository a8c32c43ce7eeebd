import pytest

from waverly.catalogue.tongue import language_for


@pytest.mark.parametrize(
    ("own", "accepted", "language"),
    [
        ("de_CH", "fr", "de"),
        ("da", "fr-CA;q=0.9,en", "fr"),
        (None, "*", "en"),
        ("", "", "en"),
    ],
)
def test_the_own_language_goes_before_the_browsers_and_english_is_last(
    own: str | None, accepted: str, language: str
) -> None:
    assert language_for(own, accepted) == language
