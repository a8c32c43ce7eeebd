"""What is well formed in a campaign but cannot be meant."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from waverly.campaigns.buttons import actions_of
from waverly.campaigns.lists import check_found
from waverly.campaigns.schema import Audience, Campaign, Wording
from waverly.campaigns.templates import AnyTemplate
from waverly.campaigns.wording import dressed, translation_of, wordings
from waverly.clock import is_zone
from waverly.errors import CampaignError
from waverly.errors.fitting import Unfit, inside
from waverly.searches import TOPICS
from waverly.settings import HOLDOUT_FLOOR
from waverly.wire.moments import MOMENTS
from waverly.wire.overlay.suits import FORMATS, PLACED
from waverly.wire.page import DEVICES, PAGE_TYPES, REFERRERS

MOMENT_NAMES = {str(kind.__struct_config__.tag) for kind in MOMENTS}

SEARCHES = (*TOPICS, "other")
"""Classes of a search: the doubts it can voice, and any other that found nothing."""

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
        _check_among(
            moment, sorted(MOMENT_NAMES), "There is no such moment", f"{place} trigger.moments"
        )
    _check_searches(campaign, place)
    _check_audience(campaign.audience, f"{place} audience")
    said = (campaign.overlay, campaign.tones, campaign.locales, campaign.devices)
    words = msgspec.json.encode(said).decode()
    if not campaign.discount and _DISCOUNT.search(words):
        raise CampaignError(
            "This text offers a lower price",
            place=f"{place} discount",
            value="0",
            mend="Set `discount = 0.1` for 10%: then it is shown only where the price is the reason.",
        )
    for name in ("start", "end"):
        _check_day(getattr(campaign.schedule, name), f"{place} schedule.{name}")
    _check_zone(campaign.schedule.zone, f"{place} schedule.zone")
    _check_template(campaign.overlay, f"{place} overlay")
    _check_translations(campaign, place)
    for other in wordings(campaign):
        _check_template(
            _dressed(campaign, other.words, f"{place} {other.place}"), f"{place} {other.place}"
        )
    check_found(campaign, place)


def _check_among(value: str, known: Sequence[str], sentence: str, place: str) -> None:
    if value not in known:
        mend = f"Use one of: {', '.join(known)}."
        raise CampaignError(sentence, place=place, value=value, mend=mend)


def _check_searches(campaign: Campaign, place: str) -> None:
    asked = campaign.trigger.searches
    for each in asked:
        _check_among(
            each, SEARCHES, "There is no such class of searches", f"{place} trigger.searches"
        )
    if asked and "friction_search" not in campaign.trigger.moments:
        raise CampaignError(
            "Classes of searches say nothing without the moment of a search",
            place=f"{place} trigger.searches",
            value=", ".join(asked),
            mend="Add friction_search to the moments.",
        )


def _check_audience(audience: Audience, place: str) -> None:
    for each in audience.pages:
        _check_among(each, PAGE_TYPES, "There is no such type of page", f"{place}.pages")
    for each in audience.devices:
        _check_among(each, DEVICES, "There is no such class of devices", f"{place}.devices")
    for each in audience.referrers:
        _check_among(each, REFERRERS, "Nobody comes from there", f"{place}.referrers")


def _check_translations(campaign: Campaign, place: str) -> None:
    for lang, content in campaign.locales.items():
        try:
            translation_of(lang, content)
        except Unfit as error:
            found = error.refusal
            raise CampaignError(
                found.sentence,
                place=inside(f"{place} locales.{lang}", found.path),
                value=found.value,
                mend=found.mend
                or "`why` is a sentence; `tones` holds frustrated, hesitant or focused.",
            ) from error


def _dressed(campaign: Campaign, wording: Wording, place: str) -> AnyTemplate:
    try:
        return dressed(campaign.overlay, wording)
    except msgspec.ValidationError as error:
        raise CampaignError(
            str(error), place=place, mend="Use keys of the overlay, with values that it takes."
        ) from error


def _check_template(template: AnyTemplate, place: str) -> None:
    kind = str(type(template).__struct_config__.tag)
    _check_among(
        template.format, FORMATS[kind], f"A {kind} cannot be shown like this", f"{place}.format"
    )
    if template.format in PLACED:
        _check_among(
            str(template.region),
            sorted(REGIONS),
            "What stands in the page needs a region of it",
            f"{place}.region",
        )
    for path, action in actions_of(template):
        _check_action(action.type, action.href, action.target, f"{place}.{path}")


def _check_day(day: str | None, place: str) -> None:
    if day is None:
        return
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise CampaignError(
            "This is not a day", place=place, value=day, mend="Write it as 2026-05-31."
        ) from error


def _check_zone(name: str, place: str) -> None:
    if not is_zone(name):
        raise CampaignError(
            "There is no such time zone", place=place, value=name, mend="Write it as Europe/Vienna."
        )


def _check_action(kind: str, href: str | None, target: str | None, place: str) -> None:
    if kind == "link" and (href is None or not _SAFE_HREF.match(href)):
        raise CampaignError(
            "A link needs an address in the shop, on the web, or of a mailbox",
            place=f"{place}.href",
            value=str(href),
            mend="Begin it with /, https://, # or mailto:.",
        )
    if kind in ("scroll_to", "open"):
        _check_among(str(target), sorted(REGIONS), "There is no such region", f"{place}.target")
    if kind == "emit" and not target:
        raise CampaignError(
            "An emitted action needs a name", place=f"{place}.target", mend="Name it in `target`."
        )
