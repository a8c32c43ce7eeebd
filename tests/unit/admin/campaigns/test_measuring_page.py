import pytest
from starlette.testclient import TestClient

from tests.unit.admin.shop import SITE, form_token


def submit(client: TestClient, **fields: str) -> int:
    token = form_token(client.get("/admin/measuring").text.partition("<h1>")[2])
    reply = client.post(f"/admin/measuring?site={SITE}", data={"token": token, **fields})
    return int(reply.status_code)


def test_a_baseline_begins_only_after_a_second_word(owner: TestClient) -> None:
    token = form_token(owner.get("/admin/measuring").text.partition("<h1>")[2])
    asked = owner.post(f"/admin/measuring?site={SITE}", data={"token": token, "do": "start"})
    assert "<h1>Show nothing for 14 days?</h1>" in asked.text
    assert '<input type="hidden" name="do" value="start">' in asked.text
    assert "Nothing is shown." not in owner.get("/admin/measuring").text


def test_a_baseline_is_started_and_ended_without_code(owner: TestClient) -> None:
    assert submit(owner, do="start", sure="yes") == 303
    assert "Nothing is shown." in owner.get("/admin/measuring").text
    assert submit(owner, do="stop") == 303
    assert "Show nothing for 14 days" in owner.get("/admin/measuring").text


def test_rates_are_kept_when_they_can_be_read_and_refused_with_the_mend_when_not(
    owner: TestClient,
) -> None:
    assert submit(owner, do="rates", rates="EUR=1 USD=0.92") == 303
    assert 'value="EUR=1 USD=0.92"' in owner.get("/admin/measuring").text
    assert submit(owner, do="rates", rates="EUR=free") == 422
    assert 'value="EUR=1 USD=0.92"' in owner.get("/admin/measuring").text


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        (
            "rates",
            "EUR=1 USD=free",
            "A currency rate cannot be read: USD=free. Write EUR=1 USD=0.92",
        ),
        ("rates", "USD=0.92", "No currency is worth 1: USD=0.92."),
        ("zone", "Vienna", "There is no such time zone: Vienna. Write it as Europe/Vienna."),
    ],
)
def test_what_cannot_be_kept_stays_in_its_field_with_the_reason_beside_it(
    owner: TestClient, field: str, typed: str, problem: str
) -> None:
    token = form_token(owner.get("/admin/measuring").text.partition("<h1>")[2])
    fields = {"token": token, "do": field, field: typed}
    page = owner.post(f"/admin/measuring?site={SITE}", data=fields).text
    assert f'value="{typed}"' in page
    assert f'aria-describedby="{field}-problem"' in page
    assert problem in page


def test_a_time_zone_names_the_days_from_then_on(owner: TestClient) -> None:
    assert submit(owner, do="zone", zone="Europe/Vienna") == 303
    assert "(Europe/Vienna)" in owner.get("/admin/campaigns").text
    assert submit(owner, do="zone", zone="") == 303
    assert "(UTC)" in owner.get("/admin/campaigns").text


def test_a_forged_form_changes_nothing(owner: TestClient) -> None:
    reply = owner.post(f"/admin/measuring?site={SITE}", data={"token": "forged", "do": "start"})
    assert reply.status_code == 403
    assert "Nothing is shown." not in owner.get("/admin/measuring").text
