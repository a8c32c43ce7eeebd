"""Holds every text of a campaign against the known dark patterns."""

import re
from collections.abc import Iterator

import msgspec

from waverly.campaigns.finding import CampaignFinding
from waverly.campaigns.linting.hidden import HIDDEN, TRIAL
from waverly.campaigns.linting.made_up import MADE_UP
from waverly.campaigns.linting.patterns import LANGUAGES, Pattern
from waverly.campaigns.linting.pressure import PRESSURE
from waverly.campaigns.schema import Campaign
from waverly.campaigns.templates import OfferTemplate, TimerTemplate
from waverly.campaigns.texts import CampaignText, Version, texts_of
from waverly.campaigns.wording import versions

PATTERNS: tuple[Pattern, ...] = (*PRESSURE, *MADE_UP, *HIDDEN)

_SLOT = re.compile(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_END = re.compile(r"\{claim\.offer_end\.")
_UNWRITTEN = re.compile(r"\s*\(.*\)\s*", re.DOTALL)
_AMOUNT = re.compile(r"(?:[€$£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[€$£]|\b(?:EUR|USD|GBP|CHF)\b))")


def lint(campaign: Campaign) -> tuple[CampaignFinding, ...]:
    """Return what in a campaign's words pushes, makes things up or hides."""
    return tuple(
        finding for version in versions(campaign) for finding in _lint_version(version, campaign)
    )


def _lint_version(version: Version, campaign: Campaign) -> Iterator[CampaignFinding]:
    said = list(texts_of(version))
    is_bound = _really_ends(version, campaign)
    for piece in said:
        for pattern in PATTERNS:
            if not (pattern.unless_bound and is_bound):
                yield from _match(pattern, piece)
        yield from _typed_amount(piece)
        if campaign.enabled:
            yield from _unwritten(piece)
    yield from _unequal(said)
    yield from _forced_continuity(said)


def _really_ends(version: Version, campaign: Campaign) -> bool:
    """Return whether something in this overlay ends on the server: then urgency has a fact behind it."""
    template = version.template
    if isinstance(template, TimerTemplate | OfferTemplate) or campaign.schedule.end is not None:
        return True
    return _END.search(msgspec.json.encode(template).decode()) is not None


def _match(pattern: Pattern, piece: CampaignText) -> Iterator[CampaignFinding]:
    if piece.role not in pattern.on:
        return
    found = pattern.found_in(_SLOT.sub(" ", piece.text), _language(piece))
    if found is not None:
        yield CampaignFinding(
            element=piece.place,
            rule=pattern.rule,
            found=found.strip(),
            why=pattern.why,
            fix=pattern.fix,
        )


def _language(piece: CampaignText) -> str | None:
    language = (piece.lang or "").partition("-")[0].lower()
    return language if language in LANGUAGES else None


def _typed_amount(piece: CampaignText) -> Iterator[CampaignFinding]:
    match = _AMOUNT.search(_SLOT.sub(" ", piece.text))
    if match is not None:
        yield CampaignFinding(
            element=piece.place,
            rule="typed-amount",
            found=match.group(),
            why="An amount typed by hand stays the same when the store changes it.",
            fix="Use a claim, such as `{claim.price}`, `{claim.shipping}` or `{claim.free_returns}`.",
            severity="noted",
        )


def is_unwritten(answer: str) -> bool:
    """Return whether an answer only says, in brackets, what is to be written in its place."""
    return _UNWRITTEN.fullmatch(answer) is not None


def _unwritten(piece: CampaignText) -> Iterator[CampaignFinding]:
    """Yield an answer that only says, in brackets, what the owner is to write there."""
    if piece.place.endswith(".answer") and is_unwritten(piece.text):
        yield CampaignFinding(
            element=piece.place,
            rule="unwritten",
            found=piece.text.strip(),
            why="The words in brackets tell you what to write; a shopper would read them literally.",
            fix="Write what your shop does, without the brackets, or take this wording out.",
        )


def _unequal(said: list[CampaignText]) -> Iterator[CampaignFinding]:
    """Yield a way out that is less of a button than the way on: a sign beside a shout."""
    buttons = [piece for piece in said if piece.role == "button"]
    loud = next((each for each in buttons if each.action != "dismiss" and _shouts(each.text)), None)
    for button in buttons:
        if button.action == "dismiss" and (loud is not None or _is_a_sign(button.text)):
            yield CampaignFinding(
                element=button.place,
                rule="unequal-buttons",
                found=button.text if loud is None else f"{button.text} beside {loud.text}",
                why="Yes and no must be equally easy to see and to understand.",
                fix="Say both in words of the same weight, such as “Show me” and “No, thanks”.",
            )


def _shouts(text: str) -> bool:
    letters = [each for each in _SLOT.sub("", text) if each.isalpha()]
    return len(letters) >= 6 and all(each.isupper() for each in letters)


def _is_a_sign(text: str) -> bool:
    return sum(each.isalpha() for each in text) < 2


def _forced_continuity(said: list[CampaignText]) -> Iterator[CampaignFinding]:
    whole = " ".join(piece.text for piece in said)
    for piece in said:
        language = _language(piece)
        lists = [TRIAL[language]] if language is not None else list(TRIAL.values())
        for promise, after in lists:
            found = re.search(promise, piece.text, re.IGNORECASE)
            if found is not None and not re.search(after, whole, re.IGNORECASE):
                yield CampaignFinding(
                    element=piece.place,
                    rule="forced-continuity",
                    found=found.group(),
                    why="What is free at first and costs later must say so where it is accepted.",
                    fix="Say what it costs afterwards, from when, and how to end it.",
                )
