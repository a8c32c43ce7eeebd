from pathlib import Path

import pytest

from waverly.errors import SettingsError
from waverly.settings import Settings, environment_of, read_settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WAVERLY_PORT", "none"),
        ("WAVERLY_PORT", "70000"),
        ("WAVERLY_WORKERS", "0"),
        ("WAVERLY_HOLDOUT", "0.01"),
        ("WAVERLY_KEEP_DAYS", "179"),
        ("WAVERLY_KEEP_DAYS", "36500"),
        ("WAVERLY_TEST_MODE", "perhaps"),
        ("WAVERLY_LOG_LEVEL", "loud"),
        ("WAVERLY_TIME_ZONE", "Moon"),
        ("WAVERLY_TIME_ZONE", "Europe"),
        ("WAVERLY_PUBLIC_URL", "help.shop.example"),
        ("WAVERLY_PUBLIC_URL", "https://"),
        ("WAVERLY_PUBLIC_URL", "ftp://help.shop.example"),
        ("WAVERLY_PUBLIC_URL", "https://help.shop.example/?a=1"),
        ("WAVERLY_REPLAY_URL", "https://replay.example/recordings"),
        ("WAVERLY_REPLAY_URL", "javascript:alert('{visit}')"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named_with_its_value(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({name: value})
    assert name in str(caught.value)
    assert f": {value} (" in str(caught.value)


def test_the_command_line_goes_before_the_environment() -> None:
    settings = read_settings({"WAVERLY_PORT": "1", "WAVERLY_HOST": "h"}, port=2, host=None)
    assert (settings.port, settings.host) == (2, "h")


def test_what_is_not_ours_in_the_environment_is_left_alone() -> None:
    assert read_settings({"PATH": "/bin", "WAVERLY_UNHEARD_OF": "1"}) == Settings()


def test_the_environment_of_settings_gives_them_back() -> None:
    settings = Settings(port=1, test_mode=True, holdout=0.2, home="h")
    assert read_settings(environment_of(settings)) == settings


def test_everything_lives_in_the_home_folder(tmp_path: Path) -> None:
    settings = Settings(home=str(tmp_path))
    folders = {
        settings.campaigns_dir.parent,
        settings.models_dir.parent,
        settings.secret_path.parent,
    }
    assert folders == {tmp_path}
    assert settings.database_url == f"sqlite+aiosqlite:///{tmp_path / 'waverly.db'}"
