"""What was learnt, in words for the owner: models, prices of attention, and policies by name."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from waverly.admin.asked_log import Health
from waverly.policies.price import CLOSING, Price

FORMATS: Mapping[str, str] = {
    "inline": "Within the page",
    "popover": "Beside what it is about",
    "corner": "Card in the corner",
    "banner": "Banner",
    "sheet": "Sheet from below",
    "mail": "Letter",
    "modal": "Dialog",
    "fullscreen": "Whole screen",
}
POLICIES: Mapping[str, str] = {
    "nothing": "Show nothing at all",
    "rules": "Always show what the rules choose",
    "opening": "The opening shares",
    "current": "The shares in force",
}
DEVICES = ("desktop", "mobile", "tablet")

_FIT: Mapping[str, str] = {
    "stable": "The last week’s visitors look like those it learnt from.",
    "watch": "The last week’s visitors differ a little from those it learnt from.",
    "shifted": "The last week’s visitors are not those it learnt from: train it again.",
}


class PriceRow(Struct, frozen=True, kw_only=True):
    """One format: its starting price, what is in force on all devices, and on each that has enough people."""

    name: str
    start: float
    in_force: float
    devices: tuple[float | None, ...]


def price_rows(prices: Iterable[Price]) -> list[PriceRow]:
    """Return the formats with their prices; a device without a price of its own has None."""
    known = list(prices)
    own = {(each.name, each.device): each for each in known}
    return [
        PriceRow(
            name=FORMATS.get(each.name, each.name),
            start=each.start,
            in_force=each.in_force,
            devices=tuple(_own(own.get((each.name, device))) for device in DEVICES),
        )
        for each in known
        if not each.device and each.name != CLOSING
    ]


def _own(price: Price | None) -> float | None:
    return None if price is None or price.missing else price.in_force


def health_words(health: Health) -> str:
    """Return how old a model is and whether it still fits, in sentences."""
    return f"{_age(health)} {_fit(health)}"


def _age(health: Health) -> str:
    days = round(health.age_days)
    age = "Made today." if days < 1 else f"{days} {'day' if days == 1 else 'days'} old."
    return f"{age} Look at why no newer one was made." if health.is_old else age


def _fit(health: Health) -> str:
    drift = health.drift
    if drift is None:
        return "Whether its visitors changed cannot be said: an earlier version of Waverly made it."
    too_few = (
        f"Whether its visitors changed cannot be said: {drift.rows} decisions in the last week."
    )
    return _FIT.get(drift.word, too_few)
