from pathlib import Path

import pytest

from tests.support.receiver import WEBHOOK_SECRET
from waverly.errors import SettingsError
from waverly.integrations import read_integrations
from waverly.integrations.config import ALL

HOOK = (
    f'[[webhook]]\nname = "tool"\nurl = "https://shop.example/hook"\nsecret = "{WEBHOOK_SECRET}"\n'
)


def read(folder: Path, content: str) -> object:
    (folder / "integrations.toml").write_text(content, encoding="utf-8")
    return read_integrations(folder)


def test_without_a_file_nobody_is_told_anything(tmp_path: Path) -> None:
    assert read_integrations(tmp_path).tools == ()


def test_a_destination_is_told_everything_unless_it_says_what(tmp_path: Path) -> None:
    read(tmp_path, HOOK + '[[ga4]]\nname = "ga4"\nmeasurement_id = "G-1"\napi_secret = "s"\n')
    hook, ga4 = read_integrations(tmp_path).tools
    assert (hook.tell, ga4.tell) == (ALL, ("overlay", "decision"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[webhook]]\nname = 'tool'\n", "url"),
        (HOOK.replace("https", "file"), "url"),
        (HOOK.replace("whsec_", ""), "secret"),
        (HOOK + "tel = ['moment']\n", "tel"),
        (HOOK + "tell = ['weather']\n", "weather"),
        (HOOK + HOOK, "same name"),
        (HOOK + "[digest]\nwebhooks = ['other']\n", "other"),
        ("[digest]\nmail = ['nobody']\n", "mail"),
        ("not toml", "integrations.toml"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_with_the_place(
    tmp_path: Path, content: str, said: str
) -> None:
    with pytest.raises(SettingsError, match=said):
        read(tmp_path, content)
