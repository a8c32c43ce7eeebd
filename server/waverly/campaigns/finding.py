"""What a check of a campaign found: where, against which rule, why it matters, and the mend."""

from typing import Literal

from msgspec import Struct

Severity = Literal["refused", "noted"]
"""`refused` keeps a campaign from being published; `noted` is said and stops nothing."""


class CampaignFinding(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is not as it should be.

    `element` is the place in the campaign's file, such as `overlay.actions[1].label`, or the part of the
    overlay as it was drawn. `criterion` is the WCAG 2.2 success criterion by number, empty where the rule
    is ours. `found` is what stands there.
    """

    element: str
    rule: str
    found: str
    why: str
    fix: str
    criterion: str = ""
    severity: Severity = "refused"
