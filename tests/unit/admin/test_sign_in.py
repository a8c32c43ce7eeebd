from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.support.in_a_thread import run
from tests.unit.admin.shop import OWNER, PASSWORD, form_token, prepared, serving, sign_in
from waverly.admin.access.passwords import hash_password, is_password
from waverly.admin.sign_in import AT_ONCE
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.site.user_rows import set_password_hash

TO_OVERVIEW = "/admin/"


def attempt(client: TestClient, **changes: str) -> tuple[int, str]:
    token = form_token(client.get("/admin/sign-in").text)
    form = {"token": token, "next": "/admin/", "name": OWNER, "password": PASSWORD} | changes
    reply = client.post("/admin/sign-in", data=form)
    return reply.status_code, reply.headers.get("location", reply.text)


def test_the_right_password_leads_to_the_page_that_was_wanted(visitor: TestClient) -> None:
    assert attempt(visitor, next="/admin/sessions?before=5") == (303, "/admin/sessions?before=5")
    assert visitor.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/admin/",
        "/admin//evil.example",
        "/admin/\\evil.example",
        "/admin/../v1/clock",
        "javascript:alert(1)",
        "/elsewhere",
        "/admin/\r\nx: y",
    ],
)
def test_nobody_is_sent_elsewhere_after_the_sign_in(visitor: TestClient, target: str) -> None:
    assert attempt(visitor, next=target) == (303, TO_OVERVIEW)


def test_the_cookie_is_kept_from_scripts_and_other_sites(visitor: TestClient) -> None:
    token = form_token(visitor.get("/admin/sign-in").text)
    form = {"token": token, "name": OWNER, "password": PASSWORD}
    cookie = visitor.post("/admin/sign-in", data=form).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/admin;" in cookie
    assert "secure" not in cookie


def test_the_cookie_is_secure_over_https(tmp_path: Path) -> None:
    with serving(prepared(tmp_path)) as client:
        client.base_url = "https://testserver"
        token = form_token(client.get("/admin/sign-in").text)
        form = {"token": token, "name": OWNER, "password": PASSWORD}
        cookie = client.post("/admin/sign-in", data=form).headers["set-cookie"].lower()
    assert "; secure" in cookie


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(visitor: TestClient) -> None:
    wrong, unknown = attempt(visitor, password="no"), attempt(visitor, name="nobody")
    assert wrong[0] == unknown[0] == 401
    assert "do not fit together" in wrong[1]
    assert "do not fit together" in unknown[1]
    assert visitor.get("/admin/").status_code == 303


def test_a_name_with_a_character_of_no_text_is_refused_in_words(visitor: TestClient) -> None:
    status, page = attempt(visitor, name="owner\0")
    assert (status, "U+0000" in page) == (400, True)


def test_passwords_are_checked_two_at_a_time_however_many_try(
    visitor: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    under_way: list[int] = [0]
    seen: list[int] = []

    def counted(password: str, password_hash: str) -> bool:
        under_way[0] += 1
        seen.append(under_way[0])
        fits = is_password(password, password_hash)
        under_way[0] -= 1
        return fits

    monkeypatch.setattr("waverly.admin.sign_in.is_password", counted)
    token = form_token(visitor.get("/admin/sign-in").text)
    forms = [{"token": token, "name": f"n{number}", "password": "no"} for number in range(6)]
    with ThreadPoolExecutor(len(forms)) as pool:
        replies = pool.map(lambda form: visitor.post("/admin/sign-in", data=form), forms)
        assert [reply.status_code for reply in replies] == [401] * len(forms)
    assert (len(seen), max(seen) <= AT_ONCE) == (6, True)


def test_a_form_without_our_token_is_refused(visitor: TestClient) -> None:
    visitor.get("/admin/sign-in")
    for token in ("", "made.up.token"):
        form = {"token": token, "name": OWNER, "password": PASSWORD}
        assert visitor.post("/admin/sign-in", data=form).status_code == 403
    assert visitor.get("/admin/").status_code == 303


def test_a_token_of_another_browser_is_refused(visitor: TestClient) -> None:
    stolen = form_token(visitor.get("/admin/sign-in").text)
    visitor.cookies.clear()
    visitor.get("/admin/sign-in")
    form = {"token": stolen, "name": OWNER, "password": PASSWORD}
    assert visitor.post("/admin/sign-in", data=form).status_code == 403


def test_after_too_many_failures_even_the_right_password_waits_a_quarter_of_an_hour(
    tmp_path: Path,
) -> None:
    with serving(prepared(tmp_path, sign_in_attempts=3)) as client:
        assert [sign_in(client, "wrong") for _ in range(3)] == [401, 401, 401]
        assert sign_in(client) == 429
        assert sign_in(client, "wrong", name="somebody else") == 401
        move_clock(client, tmp_path, minutes=16)
        assert sign_in(client) == 303


def test_who_guesses_elsewhere_keeps_nobody_out(tmp_path: Path) -> None:
    settings = prepared(tmp_path, sign_in_attempts=3)
    with serving(settings, "198.51.100.7") as stranger:
        assert [sign_in(stranger, "wrong") for _ in range(4)] == [401, 401, 401, 429]
        with serving(settings, "203.0.113.9") as owner:
            assert sign_in(owner) == 303
        assert sign_in(stranger, "wrong") == 429


PROXY, ELSEWHERE = "127.0.0.1", "198.51.100.7"


@pytest.mark.parametrize(
    ("peer", "trusted", "told"),
    [
        (ELSEWHERE, None, "203.0.113.{}"),
        (ELSEWHERE, PROXY, "203.0.113.{}"),
        (PROXY, PROXY, f"203.0.113.{{}}, {ELSEWHERE}"),
    ],
)
def test_nobody_escapes_a_pause_by_naming_other_addresses(
    tmp_path: Path, peer: str, trusted: str | None, told: str
) -> None:
    with serving(prepared(tmp_path, sign_in_attempts=3), peer, trusted) as stranger:
        statuses = []
        for n in range(4):
            stranger.headers["x-forwarded-for"] = told.format(n)
            statuses.append(sign_in(stranger, "wrong"))
    assert statuses == [401, 401, 401, 429]


def test_behind_a_proxy_everybody_has_an_address_of_their_own(tmp_path: Path) -> None:
    with serving(prepared(tmp_path, sign_in_attempts=3), PROXY, PROXY) as client:
        client.headers["x-forwarded-for"] = ELSEWHERE
        assert [sign_in(client, "wrong") for _ in range(4)] == [401, 401, 401, 429]
        client.headers["x-forwarded-for"] = "203.0.113.9"
        assert sign_in(client) == 303


def move_clock(client: TestClient, home: Path, minutes: int) -> None:
    """Let the failures grow old; the clock's own endpoint needs a secret key, the rows do not."""

    async def age() -> None:
        from sqlalchemy import update

        from waverly.storage.tables import sign_in_failures

        async with open_store(Settings(home=str(home)).database_url) as store:
            older = update(sign_in_failures).values(at=sign_in_failures.c.at - minutes * 60_000)
            async with store.write() as connection:
                await connection.execute(older)

    run(age())


def test_a_sign_in_that_works_clears_earlier_failures(tmp_path: Path) -> None:
    with serving(prepared(tmp_path, sign_in_attempts=3)) as client:
        assert [sign_in(client, "wrong") for _ in range(2)] == [401, 401]
        assert sign_in(client) == 303
        client.cookies.clear()
        assert [sign_in(client, "wrong") for _ in range(2)] == [401, 401]
        assert sign_in(client) == 303


def test_signing_out_needs_our_form_and_then_holds(owner: TestClient) -> None:
    token = form_token(owner.get("/admin/").text)
    assert owner.post("/admin/sign-out", data={"token": "made up"}).status_code == 403
    assert owner.get("/admin/").status_code == 200
    assert owner.post("/admin/sign-out", data={"token": token}).status_code == 303
    assert owner.get("/admin/").status_code == 303


def test_a_new_password_voids_every_cookie(tmp_path: Path) -> None:
    settings = prepared(tmp_path)

    async def change() -> None:
        async with open_store(settings.database_url) as store:
            await set_password_hash(store, OWNER, hash_password("another"), 1)

    with serving(settings) as client:
        assert sign_in(client) == 303
        run(change())
        assert client.get("/admin/").status_code == 303


def test_a_form_too_large_or_with_too_many_fields_is_refused(visitor: TestClient) -> None:
    assert visitor.post("/admin/sign-in", data={"name": "x" * 20_000}).status_code == 413
    many = {f"field{index}": "1" for index in range(20)}
    assert visitor.post("/admin/sign-in", data=many).status_code == 400
