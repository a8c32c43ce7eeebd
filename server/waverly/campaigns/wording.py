"""The same help in other words: by device, by language, and by the shopper's mood."""

from collections.abc import Iterator
from typing import Any

import msgspec

from waverly.campaigns.schema import Campaign, Wording
from waverly.campaigns.templates import AnyTemplate
from waverly.wire import Mood


def worded(
    campaign: Campaign, mood: Mood, *, locale: str | None = None, device: str = "desktop"
) -> AnyTemplate:
    """Return the campaign's template in the words for this shopper; as it is where the file names none.

    Later ones win: device, then language, then mood.
    """
    if not (campaign.devices or campaign.locales or campaign.tones):  # most say it in one way
        return campaign.overlay
    layers = [
        layer
        for layer in (
            campaign.devices.get(device),  # type: ignore[call-overload]  # any name may be asked for
            _in_language(campaign, locale),
            campaign.tones.get(mood),
        )
        if layer
    ]
    return dressed(campaign.overlay, *layers) if layers else campaign.overlay


def dressed(template: AnyTemplate, *layers: Wording) -> AnyTemplate:
    """Return the template with other words. Raises `msgspec.ValidationError` for a key it does not take."""
    content: dict[str, Any] = msgspec.to_builtins(template)
    for layer in layers:
        # Files of earlier versions wrote what a tone left as it is as null or an empty list.
        content |= {key: value for key, value in layer.items() if value is not None and value != []}
    made: AnyTemplate = msgspec.convert(content, AnyTemplate)
    return made


def wordings(campaign: Campaign) -> Iterator[tuple[str, Wording]]:
    """Yield every other wording of a campaign, with its place in the file."""
    for table in ("tones", "locales", "devices"):
        for name, wording in getattr(campaign, table).items():
            yield f"{table}.{name}", wording


def _in_language(campaign: Campaign, locale: str | None) -> Wording | None:
    if not campaign.locales or not locale:
        return None
    for wanted in fallbacks(locale):
        for name, wording in campaign.locales.items():
            if name.lower() == wanted:
                return {"lang": name} | wording
    return None


def fallbacks(locale: str) -> Iterator[str]:
    """Yield a language tag and ever shorter ones: `de-at`, `de`."""
    parts = locale.lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])
