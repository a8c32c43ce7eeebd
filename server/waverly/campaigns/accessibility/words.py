"""What can be said of a campaign's words without drawing them: names, links, length, language, slots."""

import re
from collections.abc import Iterator

from waverly.campaigns.filling.names import NAMES
from waverly.campaigns.finding import CampaignFinding
from waverly.campaigns.schema import Campaign
from waverly.campaigns.texts import CampaignText, Version, texts_of
from waverly.campaigns.wording import versions
from waverly.wire.overlay import Format

MOST_CHARACTERS: dict[Format, int] = {
    "banner": 180,
    "popover": 420,
    "corner": 700,
    "inline": 900,
    "sheet": 900,
    "modal": 1600,
    "fullscreen": 4000,
}
"""Characters of words that can be read without scrolling for long at 320 by 568 px and 200 % text."""

MOST_ON_BUTTON = 40
"""Characters of a button that stay on two lines at 320 px and 200 % text."""

_NOTHINGS = {
    "en": "here, click here, more, read more, link, this, details, go",
    "de": "hier, hier klicken, mehr, weiter, mehr lesen, details ansehen",
    "fr": "ici, cliquez ici, en savoir plus, plus, suite",
    "es": "aquí, haz clic aquí, más, leer más",
    "it": "qui, clicca qui, di più, leggi",
    "nl": "klik hier, meer, lees meer",
}
SAYS_NOTHING = frozenset(word for words in _NOTHINGS.values() for word in words.split(", "))
"""Words of a link that do not say where it leads, in the six languages."""

_FILE = re.compile(
    r"^(?:.*\.(?:jpe?g|png|gif|webp|svg|avif)|img[\W_]?\d*|image|photo|picture|bild)$", re.I
)
_LINK = re.compile(r"\[([^\]]*)\]\(")
_SLOT = re.compile(r"\{(?P<word>\w[^{},]*)(?:,[^{}]*(?:\{[^{}]*\}[^{}]*)*)?\}")
"""A word in braces, alone or with the forms of a plural after it."""
_MARK = re.compile(r"^\s*#{1,6}\s|<h[1-6]\b", re.MULTILINE | re.IGNORECASE)
_HTML = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)


UNKNOWN_SLOT = "unknown-slot"

OWN_WORD = "missing"
"""A guarantee's text of this name has a word in braces of the same name: the amount still missing."""


def check_words(campaign: Campaign) -> tuple[CampaignFinding, ...]:
    """Return what in a campaign's words somebody could not perceive, understand or find their way by."""
    found = [
        finding
        for version in versions(campaign)
        for check in (_length, _each)
        for finding in check(version)
    ]
    return (*found, *_language(campaign))


def _each(version: Version) -> Iterator[CampaignFinding]:
    for piece in texts_of(version):
        for check in (_name, _alt, _button, _links, _marks, _slots):
            yield from check(piece)


def _name(piece: CampaignText) -> Iterator[CampaignFinding]:
    if piece.role in ("name", "button") and not _has_words(piece.text):
        yield CampaignFinding(
            element=piece.place,
            rule="empty-name",
            found=piece.text or "(nothing)",
            why="A screen reader finds no name here.",
            fix="Say in words what it is or does; symbols and pictures may be added.",
            criterion="4.1.2" if piece.role == "button" else "2.4.6",
        )


def _has_words(text: str) -> bool:
    return any(each.isalnum() for each in text)


def _alt(piece: CampaignText) -> Iterator[CampaignFinding]:
    text = piece.text.strip()
    if piece.role == "alt" and (not _has_words(text) or _FILE.match(text)):
        yield CampaignFinding(
            element=piece.place,
            rule="missing-alt",
            found=piece.text or "(nothing)",
            why="People who cannot see the picture learn nothing about it.",
            fix="Say in a few words what the picture shows.",
            criterion="1.1.1",
        )


def _button(piece: CampaignText) -> Iterator[CampaignFinding]:
    if piece.role == "button" and len(piece.text) > MOST_ON_BUTTON:
        yield CampaignFinding(
            element=piece.place,
            rule="text-too-long",
            found=f"{len(piece.text)} characters",
            why=f"A button of more than {MOST_ON_BUTTON} characters does not fit narrow screens.",
            fix="Shorten it; the sentence beside it can say the rest.",
            criterion="1.4.10",
        )


def _links(piece: CampaignText) -> Iterator[CampaignFinding]:
    texts = _LINK.findall(piece.text) if piece.role == "text" else []
    if piece.role == "button" and piece.action == "link":
        texts.append(piece.text)
    for text in texts:
        if not _has_words(text) or text.strip(" .…»→").lower() in SAYS_NOTHING:
            yield CampaignFinding(
                element=piece.place,
                rule="empty-link",
                found=text or "(nothing)",
                why="Read by itself, as in a list of links, it does not say where it leads.",
                fix="Name what is there, such as “Returns and refunds”.",
                criterion="2.4.4",
            )


def _marks(piece: CampaignText) -> Iterator[CampaignFinding]:
    mark = _MARK.search(piece.text) or _HTML.search(piece.text)
    if mark is not None:
        is_heading = _MARK.search(piece.text) is not None
        yield CampaignFinding(
            element=piece.place,
            rule="heading-order" if is_heading else "markup",
            found=mark.group().strip(),
            why="It would be shown literally: overlays know paragraphs, lists, bold and links.",
            fix="Use the title for the heading; a kind such as `faq` has headings of its own.",
            criterion="1.3.1",
        )


def _slots(piece: CampaignText) -> Iterator[CampaignFinding]:
    for slot in _SLOT.finditer(piece.text):
        of, _, rest = slot["word"].partition(".")
        is_own = slot["word"] == OWN_WORD and piece.place.endswith(f".{OWN_WORD}")
        if is_own or rest.partition(".")[0] in NAMES.get(of, ()):
            continue
        yield CampaignFinding(
            element=piece.place,
            rule=UNKNOWN_SLOT,
            found=f"{{{slot['word']}}}",
            why="No fact has this name: the overlay would never be shown, or show it literally.",
            fix=f"Use one of {', '.join(_words_of(of))}.",
        )


def _words_of(of: str) -> list[str]:
    """Return the words that may stand in braces: all of one thing, or of everything when it is unknown."""
    things = (of,) if of in NAMES else tuple(NAMES)
    return [f"{{{thing}.{name}}}" for thing in things for name in sorted(NAMES[thing])]


def _length(version: Version) -> Iterator[CampaignFinding]:
    template = version.template
    most = MOST_CHARACTERS[template.format]
    whole = sum(
        len(piece.text)
        for piece in texts_of(Version(place="", template=template, own=_all_fields(version)))
        if piece.role != "alt"
    )
    if whole > most and _stands_open(version):
        yield CampaignFinding(
            element=version.place,
            rule="text-too-long",
            found=f"{whole} characters",
            why=f"A {template.format} holds about {most} at 320 px and double text size.",
            fix="Shorten it, or take a format with more room.",
            criterion="1.4.10",
        )


def _all_fields(version: Version) -> frozenset[str]:
    return frozenset(type(version.template).__struct_fields__)


def _stands_open(version: Version) -> bool:
    """Return whether all words stand there at once: those of an accordion, a quiz or a story do not."""
    return str(type(version.template).__struct_config__.tag) not in ("faq", "quiz", "story")


def _language(campaign: Campaign) -> Iterator[CampaignFinding]:
    if campaign.overlay.lang is None:
        yield CampaignFinding(
            element="overlay.lang",
            rule="language-missing",
            found="(nothing)",
            why="On a page in another language, a screen reader would pronounce these words its way.",
            fix='Say which language the overlay is in, such as `lang = "en"`.',
            criterion="3.1.2",
            severity="refused" if campaign.locales else "noted",
        )
