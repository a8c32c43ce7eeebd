"""Reads campaign files and says exactly what is wrong with one."""

import hashlib
import re
import tomllib
from collections.abc import Iterable
from datetime import date

import msgspec

from waverly.campaigns.schema import Campaign
from waverly.errors import CampaignError
from waverly.settings import HOLDOUT_FLOOR
from waverly.wire.moments import MOMENTS

MOMENT_NAMES = {str(kind.__struct_config__.tag) for kind in MOMENTS}

REGIONS = {
    "add-to-cart",
    "size-guide",
    "size-options",
    "reviews",
    "specs",
    "gallery",
    "policy",
    "price",
    "coupon",
    "checkout-form",
    "search",
}
"""Regions of a page that `scroll_to` and `open` may name."""

_DISCOUNT = re.compile(r"\d\s*%\s*(off|discount|rabatt|less)\b|\bdiscount code\b", re.IGNORECASE)
"""Words that promise a lower price; a campaign that uses them must say that it is a discount."""

_SAFE_HREF = re.compile(r"^(/|https://|http://|#|mailto:)")


def parse(text: str, place: str) -> Campaign:
    """Return the campaign in a TOML text. Raises CampaignError naming the place, the value and the mend."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CampaignError(
            "This file is not TOML", place=place, value=str(error), mend="Correct that line."
        ) from error
    try:
        campaign = msgspec.convert(data, Campaign)
    except msgspec.ValidationError as error:
        sentence, _, path = str(error).partition(" - at ")
        raise CampaignError(
            sentence,
            place=f"{place} {path.strip('`')}".strip(),
            mend="The campaign reference lists every key and what it takes.",
        ) from error
    check(campaign, place)
    return campaign


def check(campaign: Campaign, place: str) -> None:
    """Raise CampaignError when a value is well formed but cannot be meant."""
    if campaign.holdout < HOLDOUT_FLOOR and not campaign.holdout_reason.strip():
        raise CampaignError(
            "Without a holdout nobody can know whether this helps",
            place=f"{place} holdout",
            value=str(campaign.holdout),
            mend=f"Keep at least {HOLDOUT_FLOOR}, or say why not in `holdout_reason`.",
        )
    for moment in campaign.trigger.moments:
        if moment not in MOMENT_NAMES:
            raise CampaignError(
                "There is no such moment",
                place=f"{place} trigger.moments",
                value=moment,
                mend=f"Use one of: {', '.join(sorted(MOMENT_NAMES))}.",
            )
    words = msgspec.json.encode((campaign.overlay, campaign.tones)).decode()
    if not campaign.discount and _DISCOUNT.search(words):
        raise CampaignError(
            "This text offers a lower price",
            place=f"{place} discount",
            value="0",
            mend="Set `discount = 0.1` for 10%: then it is shown only where the price is the reason.",
        )
    for name in ("start", "end"):
        _check_day(getattr(campaign.schedule, name), f"{place} schedule.{name}")
    for index, action in enumerate(campaign.overlay.actions):
        _check_action(action.type, action.href, action.target, f"{place} overlay.actions[{index}]")


def _check_day(day: str | None, place: str) -> None:
    if day is None:
        return
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise CampaignError(
            "This is not a day", place=place, value=day, mend="Write it as 2026-05-31."
        ) from error


def _check_action(kind: str, href: str | None, target: str | None, place: str) -> None:
    if kind == "link" and (href is None or not _SAFE_HREF.match(href)):
        raise CampaignError(
            "A link needs an address in the shop, on the web, or of a mailbox",
            place=f"{place}.href",
            value=str(href),
            mend="Begin it with /, https://, # or mailto:.",
        )
    if kind in ("scroll_to", "open") and target not in REGIONS:
        raise CampaignError(
            "There is no such region",
            place=f"{place}.target",
            value=str(target),
            mend=f"Use one of: {', '.join(sorted(REGIONS))}.",
        )
    if kind == "emit" and not target:
        raise CampaignError(
            "An emitted action needs a name", place=f"{place}.target", mend="Name it in `target`."
        )


def encode(campaigns: Iterable[Campaign]) -> bytes:
    """Return the campaigns as canonical JSON, sorted by id: what a policy version is the digest of."""
    ordered = sorted(campaigns, key=lambda campaign: campaign.id)
    return msgspec.json.encode(ordered, order="sorted")


def decode(content: bytes) -> tuple[Campaign, ...]:
    """Return the campaigns in canonical JSON."""
    return msgspec.json.decode(content, type=tuple[Campaign, ...])


def version_of(content: bytes) -> str:
    """Return the policy version: the first 12 hex digits of the SHA-256 of the canonical JSON."""
    return hashlib.sha256(content).hexdigest()[:12]
