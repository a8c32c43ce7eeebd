"""What was changed in a campaign, and when: two changes in a week cannot be told apart afterwards."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from waverly.campaigns import Campaign
from waverly.campaigns.differences import MAX_VALUE, Difference, differences
from waverly.clock import DAY_MS
from waverly.storage.site.policy_rows import Applied

WEEK_MS = 7 * DAY_MS


class Change(Struct, frozen=True, kw_only=True):
    """One change. `what` is a sentence; `warning` is there at the second change within seven days."""

    campaign: str
    at: int
    policy: str
    what: str
    warning: str | None = None


def change_log(applied: Sequence[Applied]) -> dict[str, list[Change]]:
    """Return each campaign's changes, oldest first, from the policies in the order they came."""
    found: dict[str, list[Change]] = {}
    known: dict[str, Campaign] = {}
    for policy in applied:
        now = {campaign.id: campaign for campaign in policy.campaigns}
        for name in sorted({*known, *now}):
            what = _difference(known.get(name), now.get(name))
            if what is not None:
                _note(found.setdefault(name, []), name, policy, what)
        known = now
    return found


def unmet(log: Sequence[Change]) -> list[Change]:
    """Return the changes of a campaign nobody has met, without warnings: they had no effects to confuse."""
    return [replace(each, warning=None) for each in log]


def _note(log: list[Change], name: str, policy: Applied, what: str) -> None:
    earlier = [each for each in log if 0 <= policy.at - each.at < WEEK_MS]
    warning = None
    if earlier:
        warning = (
            "The second change within seven days: what either of them did cannot be told apart. "
            "Measure from here on."
        )
    log.append(
        Change(campaign=name, at=policy.at, policy=policy.version, what=what, warning=warning)
    )


def _difference(before: Campaign | None, after: Campaign | None) -> str | None:
    if after is None:
        return "Taken out."
    if before is None:
        return "Put in force."
    changed = [_key_and_values(each) for each in differences(before, after)]
    return None if not changed else f"Changed: {', '.join(changed)}."


def _key_and_values(changed: Difference) -> str:
    """Return a key that differs, with its values where they are short."""
    values = f"{changed.before}{changed.after}"
    is_short = changed.before and changed.after and len(values) <= MAX_VALUE
    return f"{changed.key} from {changed.before} to {changed.after}" if is_short else changed.key
