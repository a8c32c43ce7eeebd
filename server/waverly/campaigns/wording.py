"""The same help in other words: by device, by language, and by the shopper's mood."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from waverly.campaigns.schema import Campaign, Wording
from waverly.campaigns.templates import AnyTemplate
from waverly.campaigns.texts import Version, spoken_keys, whole
from waverly.catalogue.language import language_of
from waverly.errors.fitting import fit
from waverly.memoized import memoized
from waverly.wire import Mood
from waverly.wire.overlay import Foreign
from waverly.wire.scalars import Label


class Worded(Struct, frozen=True, kw_only=True):
    """A campaign as it is said to one shopper: its overlay, its reason, and the tone it takes, if any."""

    template: AnyTemplate
    why: str
    tone: Mood | None = None


class Translation(Struct, frozen=True, kw_only=True):
    """What a file says in another language: keys of the overlay, its reason, and tones of that language."""

    lang: str
    words: Wording
    why: str | None = None
    tones: Mapping[Mood, Wording] = {}


class OtherWording(Struct, frozen=True, kw_only=True):
    """One of a campaign's other wordings, with its place in the file and the language it is in, where named.

    `own` are the keys it has of its own; a tone in another language stands on that language's words.
    """

    place: str
    words: Wording
    own: frozenset[str]
    lang: str | None = None


def worded(
    campaign: Campaign, mood: Mood, *, locale: str | None = None, device: str = "desktop"
) -> Worded:
    """Return the campaign in the words for this shopper; as it is where the file names none.

    Later ones win: device, then language, then mood. A tone is in a language, too: none of the file's own is
    mixed into another.
    """
    if not (campaign.devices or campaign.locales or campaign.tones):  # most say it in one way
        return Worded(template=campaign.overlay, why=campaign.why)
    known = _known(campaign)
    key = (device if _of_device(campaign, device) else None, _language(campaign, locale), mood)
    found = known.get(key)
    if found is None:
        found = known[key] = _worded(campaign, *key)
    return found


_Key = tuple[str | None, str | None, Mood]


@memoized
def _known(campaign: Campaign) -> dict[_Key, Worded]:
    """What was said before, by device, language of the file and mood: a few dozen at most."""
    return {}


def _worded(campaign: Campaign, device: str | None, lang: str | None, mood: Mood) -> Worded:
    translation = None if lang is None else translation_of(lang, campaign.locales[lang])
    spoken = {} if translation is None else {"lang": translation.lang} | translation.words
    tone = _tones(campaign, translation).get(mood)
    on_device = {} if device is None else _of_device(campaign, device)
    layers = [layer for layer in (on_device, spoken, tone) if layer]
    template = dressed(campaign.overlay, *layers) if layers else campaign.overlay
    if translation is not None and "foreign" not in translation.words:
        template = replace(template, foreign=_foreign(campaign, translation, template, tone or {}))
    return Worded(
        template=template,
        why=(translation and translation.why) or campaign.why,
        tone=mood if tone else None,
    )


def _foreign(
    campaign: Campaign, said: Translation, template: AnyTemplate, tone: Wording
) -> Foreign | None:
    """Return what of a translation is left in the file's own language, for whoever hears it."""
    own = campaign.overlay.lang
    if own is None or language_of(own) == language_of(said.lang):
        return None
    keys = left_out(said, [whole(template)], said.words | tone)
    return Foreign(lang=own, keys=keys) if keys else None


def left_out(said: Translation, spoken: Iterable[Version], written: Wording) -> tuple[str, ...]:
    """Return the keys with words to read that a translation leaves in the file's own language, `why` too."""
    keys = dict.fromkeys(key for version in spoken for key in spoken_keys(version))
    why = () if said.why else ("why",)
    return (*why, *(key for key in keys if not written.get(key)))


def dressed(template: AnyTemplate, *layers: Wording) -> AnyTemplate:
    """Return the template with other words. Raises `msgspec.ValidationError` for a key it does not take."""
    content: dict[str, Any] = msgspec.to_builtins(template)
    for layer in layers:
        # Files of earlier versions wrote what a tone left as it is as null or an empty list.
        content |= {key: value for key, value in layer.items() if value is not None and value != []}
    made: AnyTemplate = msgspec.convert(content, AnyTemplate)
    return made


def versions(campaign: Campaign) -> Iterator[Version]:
    """Yield the overlay, then every other wording."""
    yield whole(campaign.overlay, "overlay")
    for other in wordings(campaign):
        lang = {} if other.lang is None else {"lang": other.lang}
        template = dressed(campaign.overlay, lang | other.words)
        yield Version(place=other.place, template=template, own=other.own)


def wordings(campaign: Campaign) -> Iterator[OtherWording]:
    """Yield every other wording of a campaign. Raises Unfit for a bad translation."""
    for table in ("tones", "devices"):
        for name, words in getattr(campaign, table).items():
            yield OtherWording(place=f"{table}.{name}", words=words, own=frozenset(words))
    for name, content in campaign.locales.items():
        found = translation_of(name, content)
        yield OtherWording(
            place=f"locales.{name}", words=found.words, own=frozenset(found.words), lang=name
        )
        for mood, words in found.tones.items():
            yield OtherWording(
                place=f"locales.{name}.tones.{mood}",
                words=found.words | words,
                own=frozenset(words),
                lang=name,
            )


class _Said(Struct, frozen=True, kw_only=True):
    """What a translation says beside the words of its overlay."""

    why: Label | None = None
    tones: dict[Mood, Wording] = {}


def translation_of(lang: str, content: Wording) -> Translation:
    """Return a table of `locales` by its parts. Raises Unfit."""
    said = fit(content, _Said)
    return Translation(
        lang=lang,
        words={key: value for key, value in content.items() if key not in ("why", "tones")},
        why=said.why,
        tones=said.tones,
    )


def _of_device(campaign: Campaign, device: str) -> Wording:
    return next((words for name, words in campaign.devices.items() if name == device), {})


def _language(campaign: Campaign, locale: str | None) -> str | None:
    """Return the language of the file that serves a shopper's, as the file writes it."""
    if not campaign.locales or not locale:
        return None
    for wanted in fallbacks(locale):
        for name in campaign.locales:
            if name.lower() == wanted:
                return name
    return None


def _tones(campaign: Campaign, translation: Translation | None) -> Mapping[Mood, Wording]:
    """Return the tones of a language; a kind of the file's own, such as `en-GB`, may use the file's."""
    if translation is None or translation.tones:
        return campaign.tones if translation is None else translation.tones
    own = campaign.overlay.lang
    is_same = own is not None and own.lower() in fallbacks(translation.lang)
    return campaign.tones if is_same else {}


def fallbacks(locale: str) -> Iterator[str]:
    """Yield a language tag and ever shorter ones: `de-at`, `de`."""
    parts = locale.lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])
