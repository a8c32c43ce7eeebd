"""What was learnt, in words for the owner: models, and prices of attention."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from waverly.admin.learning.asked_log import Health
from waverly.policies.attention.format_words import format_words
from waverly.policies.attention.price import CLOSING, Price
from waverly.scoring.drift_scale import SAID
from waverly.wording import counted

DEVICES = ("desktop", "mobile", "tablet")

_LEARNS_ANEW = " It learns anew every night, from visitors whose week is over."


class PriceRow(Struct, frozen=True, kw_only=True):
    """One format: its starting price, what is in force on all devices, and on each that has enough people."""

    name: str
    start: float
    in_force: float
    devices: Mapping[str, float | None]


def price_rows(prices: Iterable[Price]) -> list[PriceRow]:
    """Return the formats with their prices; a device without a price of its own has None."""
    known = list(prices)
    own = {(each.name, each.device): each for each in known}
    return [
        PriceRow(
            name=format_words(each.name).capitalize(),
            start=each.start,
            in_force=each.in_force,
            devices={device: _own(own.get((each.name, device))) for device in DEVICES},
        )
        for each in known
        if not each.device and each.name != CLOSING
    ]


def priced_devices(rows: Iterable[PriceRow]) -> list[str]:
    """Return the devices on which any format has a price of its own."""
    known = list(rows)
    return [each for each in DEVICES if any(row.devices[each] is not None for row in known)]


def _own(price: Price | None) -> float | None:
    return None if price is None or price.missing else price.in_force


def health_words(health: Health) -> str:
    """Return how old a model is and whether it still fits, in sentences."""
    return f"{_age(health)} {_fit(health)}"


def _age(health: Health) -> str:
    days = round(health.age_days)
    age = "Made today." if days < 1 else f"{counted(days, 'day')} old."
    return f"{age} Look at why no newer one was made." if health.is_old else age


def _fit(health: Health) -> str:
    drift = health.drift
    if drift is None:
        return "Whether its visitors changed cannot be said: an earlier version of Waverly made it."
    if drift.word not in SAID:
        return (
            f"Whether its visitors changed cannot be said: {drift.rows} decisions in the last week."
        )
    more = _LEARNS_ANEW if drift.word == "shifted" else ""
    return f"The last week’s visitors {SAID[drift.word]}.{more}"
