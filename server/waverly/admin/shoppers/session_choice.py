"""Which visits an owner wants listed: read from the address, which keeps it, and said in the form."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from msgspec import Struct

from waverly.clock import start_of
from waverly.errors import Malformed
from waverly.reporting.periods import days_after
from waverly.reporting.words import MOMENT_TITLES
from waverly.storage.log.sought_sessions import Help, Place, Sought
from waverly.wire.page import DEVICES

HELP: Mapping[str, str] = {
    "shown": "was shown",
    "used": "was used",
    "closed": "was closed",
    "withheld": "was held back",
}
"""What may have become of help, in words."""

ORDER: Mapping[str, str] = {"yes": "with an order", "no": "without one"}

MAX_NAME = 64
"""Characters of a campaign's id or a visit's, as the database has room for."""

MAX_DIGITS = 15


class Choice(Struct, frozen=True, kw_only=True):
    """What the form says; an empty field does not matter. `day` is one where the store is."""

    moment: str = ""
    campaign: str = ""
    help: Help = ""
    order: str = ""
    device: str = ""
    day: str = ""

    @property
    def is_made(self) -> bool:
        """Return whether anything is chosen."""
        return self != Choice()

    def query(self, **more: str | int | None) -> str:
        """Return what is chosen as an address keeps it, with something `more`; empty for nothing."""
        chosen = {name: getattr(self, name) for name in self.__struct_fields__}
        query = urlencode({name: value for name, value in {**chosen, **more}.items() if value})
        return f"?{query}" if query else ""

    def said(self, campaigns: Mapping[str, str]) -> str:
        """Return what is chosen in words: a narrow screen cuts off what stands in the form."""
        parts = (
            self.moment and f"“{MOMENT_TITLES[self.moment]}”",
            self.campaign and f"“{campaigns.get(self.campaign, self.campaign)}”",
            self.help and f"help {HELP[self.help]}",
            self.order and ORDER[self.order].replace("one", "an order"),
            self.device and f"on {self.device}",
            self.day and f"opened on {self.day}",
        )
        return ", ".join(part for part in parts if part)

    def sought(self, zone: ZoneInfo) -> Sought:
        """Return what is sought, from whichever place of the list on."""
        return Sought(
            moment=self.moment,
            campaign=self.campaign,
            help=self.help,
            has_order=None if not self.order else self.order == "yes",
            device=self.device,
            since=start_of(self.day, zone) if self.day else None,
            until=start_of(days_after(self.day, 1), zone) if self.day else None,
        )


def choice_of(query: Mapping[str, str]) -> Choice:
    """Return what an address says. Raises Malformed for what cannot be chosen in the form."""
    campaign = query.get("campaign", "")
    if len(campaign) > MAX_NAME or not campaign.isprintable():
        raise _unknown("campaign")
    return Choice(
        moment=_one_of(query, "moment", MOMENT_TITLES),
        campaign=campaign,
        help=cast("Help", _one_of(query, "help", HELP)),
        order=_one_of(query, "order", ORDER),
        device=_one_of(query, "device", DEVICES),
        day=_day(query.get("day", "")),
    )


def place_of(query: Mapping[str, str], name: str) -> Place | None:
    """Return the place in the list that an address names, as `written` writes it. Raises Malformed."""
    text = query.get(name)
    if text is None:
        return None
    at, _, session = text.partition(".")
    is_instant = at.isascii() and at.isdigit() and len(at) <= MAX_DIGITS
    if not is_instant or len(session) > MAX_NAME or not session.isprintable():
        raise Malformed("This is no instant", place=name, mend="Start from the first page.")
    return Place(at=int(at), id=session)


def written(place: Place | None) -> str:
    """Return a place as an address names it: two visits may have opened in one millisecond."""
    if place is None:
        return ""
    return f"{place.at}.{place.id}" if place.id else str(place.at)


def offered(campaigns: Mapping[str, str], choice: Choice) -> Mapping[str, Any]:
    """Return what the form offers: a campaign that is no longer in force only where it is chosen."""
    chosen = {choice.campaign: choice.campaign} if choice.campaign else {}
    return {
        "moments": sorted(MOMENT_TITLES.items(), key=lambda each: each[1]),
        "campaigns": sorted({**chosen, **campaigns}.items(), key=lambda each: each[1]),
        "helps": HELP.items(),
        "orders": ORDER.items(),
        "devices": [(each, each) for each in DEVICES],
    }


def _one_of(query: Mapping[str, str], name: str, known: Mapping[str, str] | tuple[str, ...]) -> str:
    value = query.get(name, "")
    if value and value not in known:
        raise _unknown(name)
    return value


def _day(text: str) -> str:
    if not text:
        return ""
    try:
        day = date.fromisoformat(text).isoformat()
        days_after(day, 1)  # the last day there is has none after it
    except (ValueError, OverflowError) as error:
        raise _unknown("day") from error
    return day


def _unknown(place: str) -> Malformed:
    return Malformed("No visits can be chosen by this", place=place, mend="Choose in the form.")
