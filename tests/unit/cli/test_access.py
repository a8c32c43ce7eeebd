"""Who may sign in, and new secret keys, by `waverly access`."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result
from starlette.testclient import TestClient

from tests.support.builders import KEY, SECRET, ask_store
from waverly.admin.access.passwords import is_password
from waverly.app import create_app
from waverly.cli import group
from waverly.errors import WrongUse
from waverly.settings import Settings
from waverly.storage.site.site_rows import all_sites, digest
from waverly.storage.site.user_rows import failures_since, note_failure, password_hash_of


@pytest.fixture
def home(settings: Settings) -> str:
    """A prepared home."""
    return settings.home


def run(home: str, *arguments: str) -> Result:
    return CliRunner().invoke(group, ["access", *arguments, "--home", home])


def told(home: str, *arguments: str) -> dict[str, Any]:
    result = run(home, *arguments, "--json")
    assert result.exit_code == 0, result.output
    answer: dict[str, Any] = json.loads(result.output)
    return answer


def test_somebody_else_signs_in_with_a_password_of_their_own(home: str, settings: Settings) -> None:
    made = told(home, "add", "mara")
    known = ask_store(settings, lambda store: password_hash_of(store, "mara"))
    assert known is not None and is_password(made["password"], known)
    assert "mara" in told(home, "list")["admins"]
    assert told(home, "add", "ivo", "--password", "a wet hill far")["password"] is None


def test_a_new_password_takes_the_place_of_the_old_and_of_what_was_tried_in_vain(
    home: str, settings: Settings
) -> None:
    old = told(home, "add", "mara")["password"]
    ask_store(settings, lambda store: note_failure(store, "mara", 1, "there"))
    assert run(home, "password", "mara", "--password", "a wet hill far").output == (
        "mara signs in with the password you chose\n"
    )
    known = ask_store(settings, lambda store: password_hash_of(store, "mara"))
    assert (
        known is not None and is_password("a wet hill far", known) and not is_password(old, known)
    )
    left = ask_store(settings, lambda store: failures_since(store, "mara", "there", 0))
    assert (left.here, left.by_name) == (0, 0)


def test_who_leaves_signs_in_no_more_but_the_last_stays(home: str) -> None:
    for name in ("mara", "ivo"):
        run(home, "add", name)
    others = [name for name in told(home, "list")["admins"] if name != "mara"]
    assert told(home, "remove", "mara")["admins"] == others
    for name in others[:-1]:
        run(home, "remove", name)
    last = run(home, "remove", others[-1]).exception
    assert isinstance(last, WrongUse) and "Nobody could sign in any more" in str(last)


@pytest.mark.parametrize("verb", ["password", "remove"])
def test_a_name_nobody_has_is_refused_with_those_there_are(home: str, verb: str) -> None:
    run(home, "add", "mara")
    refused = str(run(home, verb, "marra").exception)
    assert refused.startswith("Nobody signs in by this name: marra (NAME).")
    assert "mara" in refused


def test_a_name_that_is_taken_is_refused(home: str) -> None:
    run(home, "add", "mara")
    assert "waverly access password" in str(run(home, "add", "mara").exception)
    assert isinstance(run(home, "add", "m" * 65).exception, WrongUse)


def test_a_new_secret_key_takes_the_place_of_the_old(home: str, settings: Settings) -> None:
    before = ask_store(settings, all_sites)[0].secret_hash
    made = told(home, "secret")
    assert made["key"] == KEY and made["secret"].startswith("sk_")
    after = ask_store(settings, all_sites)[0].secret_hash
    assert after == digest(made["secret"]) != before


def test_a_running_server_takes_the_new_secret_and_refuses_the_old(settings: Settings) -> None:
    quick = Settings(home=settings.home, test_mode=True, refresh_s=0.01)
    with TestClient(create_app(quick)) as client:
        made = told(settings.home, "secret")
        bearer, old = ({"authorization": f"Bearer {key}"} for key in (made["secret"], SECRET))
        for _ in range(500):
            if client.get("/v1/campaigns", headers=bearer).status_code == 200:
                break
        assert client.get("/v1/campaigns", headers=bearer).status_code == 200
        assert client.get("/v1/campaigns", headers=old).status_code == 403


@pytest.mark.parametrize("verb", ["add", "password"])
def test_a_short_password_is_refused_and_not_said_back(home: str, verb: str) -> None:
    run(home, "add", "ivo")
    refused = run(
        home, verb, "mara" if verb == "add" else "ivo", "--password", "wet hill 11"
    ).exception
    assert isinstance(refused, WrongUse) and "at least 12" in refused.mend
    assert "wet hill" not in str(refused) and "mara" not in told(home, "list")["admins"]
