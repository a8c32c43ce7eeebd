from tests.support.a_thousand_visits import a_visit
from tests.support.builders import DAY, NOW
from waverly.reporting.journeys.cohorts import cohorts_of


def test_visitors_with_and_without_a_channel_are_compared_and_called_not_randomised() -> None:
    """Ann and Bob came by mail, Ann bought; Cem came by search and bought before he came."""
    visits = [
        a_visit("a1", visitor="ann", source="search"),
        a_visit("a2", visitor="ann", source="email", opened_at=NOW + DAY),
        a_visit("b1", visitor="bob", source="email"),
        a_visit("c1", visitor="cem", source="search"),
    ]
    found = {each.source: each for each in cohorts_of(visits, {"ann": [NOW + 9], "cem": [NOW - 9]})}
    mail = found["email"]
    assert (mail.touched.n, mail.touched.orders) == (2, 1)
    assert (mail.untouched.n, mail.untouched.orders) == (1, 0)
    assert mail.label.startswith("Not randomised")
