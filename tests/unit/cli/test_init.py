"""What `waverly init` makes, and what it leaves alone."""

import asyncio
import json
from importlib.resources import files
from pathlib import Path

import pytest

from tests.support.builders import KEY, ORIGIN
from tests.support.commands import run
from waverly.admin.access.passwords import is_password
from waverly.errors import CampaignError, SettingsError, WrongUse
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.site.gate_rows import evidence_of
from waverly.storage.site.site_rows import Site, all_sites
from waverly.storage.site.user_rows import password_hash_of


def test_init_prepares_a_home_and_a_second_site_when_told_to(tmp_path: Path) -> None:
    home = ("--home", str(tmp_path / "home"))
    first = json.loads(run("init", *home, "--key", "pk_a", "--password", "p", "--json").output)
    assert (first["key"], first["password"], first["campaigns"]) == ("pk_a", "p", 11)
    second = run("init", *home, "--key", "pk_b", "--another-site").output
    assert 'data-site="pk_b"' in second
    assert "the password you have" in second
    assert isinstance(run("campaigns", "plan", *home).exception, SettingsError)


def test_init_says_which_campaigns_are_off_and_how_to_switch_one_on(tmp_path: Path) -> None:
    said = run("init", "--home", str(tmp_path / "home")).output
    assert "11 campaigns in" in said and "5 of them on" in said
    waiting = "compare-similar, fit-note, fit-review, still-thinking"
    assert f"silent until the catalogue is there: {waiting}\n" in said
    off = "before-you-go, checkout-answers, found-for-you, nothing-happens, returns-answers, third-visit"
    assert off in said
    assert "`enabled = true`" in said and "waverly campaigns apply --home" in said


def test_init_says_which_pages_may_use_the_key_and_how_to_allow_one(tmp_path: Path) -> None:
    home = tmp_path / "home"
    given = ("init", "--home", str(home), "--key", "pk_a")
    said = run(*given).output
    assert "No page may use it yet: without an --origin" in said
    mend = f"waverly init --home {home} --key pk_a --origin https://shop.example"
    assert f"  {mend}" in said.splitlines()
    assert run(*mend.split()[1:]).output == "pk_a may be used from: https://shop.example\n"
    another = ("init", "--home", str(tmp_path / "b"), "--origin", "https://shop.example")
    assert "may use it, and no others: https://shop.example" in run(*another).output
    any_page = ("init", "--home", str(tmp_path / "c"), "--origin", "*")
    assert "any origin may use it: good for tests only" in run(*any_page).output


@pytest.mark.parametrize(
    ("address", "said"),
    [(None, True), ("http://localhost:8765", True), ("https://help.shop.example/", False)],
)
def test_init_says_when_its_tag_works_on_this_computer_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str | None, said: bool
) -> None:
    if address:
        monkeypatch.setenv("WAVERLY_PUBLIC_URL", address)
    made = ("init", "--home", str(tmp_path / "home"), "--key", "pk_a")
    shown = run(*made).output
    assert ("This tag works on this computer only" in shown) is said
    assert ("set WAVERLY_PUBLIC_URL to where" in shown) is said
    script = f"{(address or 'http://127.0.0.1:8765').rstrip('/')}/waverly.js"
    assert f'src="{script}"' in shown
    other = ("init", "--home", str(tmp_path / "other"), "--json")
    assert json.loads(run(*other).output)["is_for_this_computer_only"] is said


def test_a_second_init_changes_nothing_and_says_what_to_do(settings: Settings) -> None:
    before = _files(settings)
    refused = run("init", "--home", settings.home).exception
    assert isinstance(refused, SettingsError)
    assert refused.place == str(Path(settings.home).resolve())
    assert "--another-site" in refused.mend
    assert _files(settings) == before
    assert run("report", "--home", settings.home).exit_code == 0


@pytest.mark.parametrize("flags", [(), ("--another-site",)])
def test_the_same_init_again_changes_nothing(tmp_path: Path, flags: tuple[str, ...]) -> None:
    settings = Settings(home=str(tmp_path / "home"))
    same = ("init", "--home", settings.home, "--key", "pk_a", "--password", "a wet hill far")
    assert run(*same).exit_code == 0
    before = _files(settings)
    assert isinstance(run(*same, *flags).exception, SettingsError)
    assert _files(settings) == before


def test_an_origin_is_added_to_a_site_that_is_there_and_nothing_else_changes(
    settings: Settings,
) -> None:
    given = ("init", "--home", settings.home, "--key", KEY, "--origin", "https://b.example")
    assert f"{ORIGIN}, https://b.example" in run(*given).output
    again = json.loads(run(*given, "--password", "another wet hill", "--json").output)
    assert again == {"key": KEY, "origins": [ORIGIN, "https://b.example"]}
    (site,), kept = asyncio.run(_kept(settings))
    assert site.origins == (ORIGIN, "https://b.example")
    assert is_password("correct horse battery", kept)


async def _kept(settings: Settings) -> tuple[list[Site], str]:
    async with open_store(settings.database_url) as store:
        return await all_sites(store), await password_hash_of(store, "owner") or ""


def _files(settings: Settings) -> dict[str, bytes]:
    """Every file of the home folder with what it holds, but for the database's own bookkeeping."""
    home = Path(settings.home)
    return {
        str(file.relative_to(home)): file.read_bytes()
        for file in sorted(home.rglob("*"))
        if file.is_file() and file.suffix not in {".db-wal", ".db-shm"}
    }


async def passed(home: Path, campaign: str) -> bool:
    async with open_store(Settings(home=str(home)).database_url) as store:
        evidence = await evidence_of(store, "pk_a", campaign)
        return evidence is not None and evidence.passed


def test_what_init_puts_in_force_has_passed_the_gate(tmp_path: Path) -> None:
    home = tmp_path / "home"
    run("init", "--home", str(home), "--key", "pk_a")
    assert asyncio.run(passed(home, "fit-note"))
    assert not asyncio.run(
        passed(home, "before-you-go")
    )  # off: it is checked when it is switched on


def test_init_refuses_a_campaign_in_its_folder_that_does_not_pass(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "campaigns").mkdir(parents=True)
    file = home / "campaigns" / "hello.toml"
    text = (files("waverly.campaigns") / "starter" / "fit-review.toml").read_text(encoding="utf-8")
    file.write_text(text.replace('title = "From the reviews"', 'title = "…"'), encoding="utf-8")
    refused = run("init", "--home", str(home), "--key", "pk_a").exception
    assert isinstance(refused, CampaignError) and "empty-name" in str(refused)
    file.write_text(text, encoding="utf-8")
    assert run("init", "--home", str(home), "--key", "pk_a").exit_code == 0


def test_a_secret_key_is_no_public_one_and_is_not_said_back(tmp_path: Path) -> None:
    refused = run(
        "init", "--home", str(tmp_path / "home"), "--key", "sk_abc", "--another-site"
    ).exception
    assert isinstance(refused, WrongUse)
    assert str(refused).startswith(
        "This is a secret key, and every page shows what stands here (--key)."
    )
    assert "sk_abc" not in str(refused) and "waverly access secret" in str(refused)
    assert not (tmp_path / "home").exists()


def test_a_key_mistyped_is_told_how_an_origin_is_added(tmp_path: Path) -> None:
    home = ("--home", str(tmp_path / "home"))
    run("init", *home, "--key", "pk_right")
    refused = run("init", *home, "--key", "pk_wrong", "--origin", "https://shop.example").exception
    assert "pk_right" in str(refused) and "give its --key and --origin" in str(refused)


def test_an_origin_for_a_key_makes_no_second_store_where_no_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WAVERLY_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    given = ("init", "--key", "pk_a", "--origin", "https://shop.example")
    refused = run(*given).exception
    assert isinstance(refused, SettingsError)
    assert str(tmp_path) in str(refused) and "--home FOLDER" in str(refused)
    assert list(tmp_path.iterdir()) == []
    assert run(*given, "--home", str(tmp_path)).exit_code == 0
    more = ("init", "--key", "pk_a", "--origin", "https://b.example")
    assert run(*more).output.endswith("https://shop.example, https://b.example\n")
