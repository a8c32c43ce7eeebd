from starlette.testclient import TestClient

from tests.unit.admin.shop import form_token


def test_the_doctor_asks_for_an_address(owner: TestClient) -> None:
    page = owner.get("/admin/doctor")
    assert page.status_code == 200
    assert "Address of the store" in page.text


def test_an_address_inside_the_own_network_is_refused_with_the_reason(owner: TestClient) -> None:
    token = form_token(owner.get("/admin/doctor").text.partition("<h1>")[2])
    form = {"token": token, "url": "http://169.254.169.254/latest"}
    page = owner.post("/admin/doctor?site=pk_test", data=form)
    assert page.status_code == 400
    assert "inside your own network: 169.254.169.254" in page.text


def test_nobody_looks_without_the_forms_token(owner: TestClient) -> None:
    page = owner.post("/admin/doctor?site=pk_test", data={"url": "https://shop.example"})
    assert page.status_code == 403
