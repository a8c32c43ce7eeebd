"""What is counted by visitor and what by visit can be told apart on a campaign's page."""

from starlette.testclient import TestClient

from tests.unit.admin.shop import NOON, waver
from waverly.clock import DAY_MS


def test_each_number_says_of_what_it_is(owner: TestClient) -> None:
    waver(owner, "ann", NOON)
    waver(owner, "ann", NOON + DAY_MS)
    page = owner.get("/admin/campaigns/fit-review").text
    assert "visitors in the group it was shown to, each counted once:" in page
    assert "0 visitors closed it, 0 used it" in page
    assert "Read the visits, of which one visitor may have made several:" in page
    assert "How many visitors reached its goal" in owner.get("/admin/campaigns").text
