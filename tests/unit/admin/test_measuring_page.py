from starlette.testclient import TestClient

from tests.unit.admin.shop import SITE, form_token


def submit(client: TestClient, **fields: str) -> int:
    token = form_token(client.get("/admin/measuring").text.partition("<h1>")[2])
    reply = client.post(f"/admin/measuring?site={SITE}", data={"token": token, **fields})
    return int(reply.status_code)


def test_a_baseline_is_started_and_ended_without_code(owner: TestClient) -> None:
    assert submit(owner, do="start") == 303
    assert "Nothing is shown." in owner.get("/admin/measuring").text
    assert submit(owner, do="stop") == 303
    assert "Show nothing for 14 days" in owner.get("/admin/measuring").text


def test_rates_are_kept_when_they_can_be_read_and_refused_with_the_mend_when_not(
    owner: TestClient,
) -> None:
    assert submit(owner, do="rates", rates="EUR=1 USD=0.92") == 303
    assert 'value="EUR=1 USD=0.92"' in owner.get("/admin/measuring").text
    assert submit(owner, do="rates", rates="EUR=free") == 400


def test_a_forged_form_changes_nothing(owner: TestClient) -> None:
    reply = owner.post(f"/admin/measuring?site={SITE}", data={"token": "forged", "do": "start"})
    assert reply.status_code == 403
    assert "Nothing is shown." not in owner.get("/admin/measuring").text
