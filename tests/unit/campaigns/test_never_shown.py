"""Campaigns that nobody can ever get are named, with the place, the value and the mend."""

import pytest

from tests.support.builders import a_campaign
from waverly.campaigns.accessibility import Theme
from waverly.campaigns.never_shown import check_reach
from waverly.publishing.words import check_by_words

ANSWER = {"kind": "faq", "title": "Returns", "items": [{"question": "How?", "answer": "By post."}]}
LINGERED = {"trigger": {"moments": ["policy_linger"]}}
ON_POLICIES = {"audience": {"pages": ["policy"]}}


@pytest.mark.parametrize(
    ("changes", "place", "value"),
    [
        ({**LINGERED, **ON_POLICIES, "overlay": ANSWER}, "audience.pages", "policy"),
        ({**LINGERED, "discount": 0.1}, "trigger.moments", "policy_linger"),
        ({"audience": {"pages": ["confirmation"]}}, "audience.pages", "confirmation"),
        ({"schedule": {"start": "2026-05-02", "end": "2026-05-01"}}, "schedule.end", "2026-05-01"),
    ],
    ids=str,
)
def test_who_can_never_get_it_is_said_before_it_is_published(
    changes: dict[str, object], place: str, value: str
) -> None:
    found = check_by_words(a_campaign(**changes), Theme(), None)
    (finding,) = [each for each in found if each.rule == "never-shown"]
    assert (finding.element, finding.found, finding.severity) == (place, value, "noted")
    assert finding.why.startswith("Nobody can ever get this. ")
    assert finding.fix


@pytest.mark.parametrize(
    "changes",
    [
        {**LINGERED, "overlay": ANSWER},
        {**LINGERED, **ON_POLICIES},
        {**LINGERED, "audience": {"pages": ["policy", "product"]}, "overlay": ANSWER},
        {"trigger": {"moments": ["policy_linger", "pause"]}, **ON_POLICIES, "overlay": ANSWER},
        {"audience": {"pages": ["confirmation", "product"]}},
        {"schedule": {"start": "2026-05-01", "end": "2026-05-01"}},
    ],
    ids=str,
)
def test_of_what_somebody_can_get_nothing_is_said(changes: dict[str, object]) -> None:
    assert check_reach(a_campaign(**changes)) == ()
