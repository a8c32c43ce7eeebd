"""What a campaign says of itself."""

from datetime import UTC, datetime

import pytest

from tests.builders import a_campaign, an_opportunity
from waverly.deciding.situating import situated, situation_of


@pytest.mark.parametrize(
    ("schedule", "ends_at"),
    [
        ({"end": "2026-10-25"}, datetime(2026, 10, 26, tzinfo=UTC)),
        # Summer time ends that day: it has 25 hours.
        ({"end": "2026-10-25", "zone": "Europe/Vienna"}, datetime(2026, 10, 25, 23, tzinfo=UTC)),
        ({"end": "2026-10-24", "zone": "Europe/Vienna"}, datetime(2026, 10, 24, 22, tzinfo=UTC)),
    ],
)
def test_a_campaign_ends_when_its_last_day_is_over_where_its_clocks_are(
    schedule: dict[str, str], ends_at: datetime
) -> None:
    found = situated(situation_of(an_opportunity()), a_campaign(schedule=schedule))
    assert found.ends_at == ends_at.timestamp() * 1000


def test_a_campaign_without_a_last_day_has_no_end() -> None:
    assert situated(situation_of(an_opportunity()), a_campaign()).ends_at is None
