import pytest

from waverly.catalogue.language import language_for, name_of


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


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("da", "Danish"),
        ("cy", "Welsh"),
        ("pt_BR", "Portuguese (BR)"),
        ("klingon", "klingon"),
        ("x-", "x-"),
        ("", ""),
    ],
)
def test_a_language_is_called_as_an_owner_calls_it_and_an_unknown_one_by_its_tag(
    tag: str, name: str
) -> None:
    assert name_of(tag) == name
