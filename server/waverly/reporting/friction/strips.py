"""A hesitant session as one readable line: no recording, no text, no values. Pure."""

import random
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from waverly.reporting.words import seconds
from waverly.storage.measured.visit_rows import Felt, Visit

WORDS: dict[str, str] = {
    "pause": "paused",
    "scroll_loop": "scrolled up and down",
    "section_reread": "read again",
    "cart_button_hover": "stopped at add-to-cart",
    "choice_missing": "choice missing",
    "size_guide_unresolved": "size guide",
    "checkout_tab_switch": "tab away",
    "exit_intent": "headed for the exit",
    "policy_linger": "policy",
    "rage_click": "pressed again and again",
    "dead_click": "pressed something dead",
    "form_struggle": "struggled with a form",
    "coupon_hunt": "hunted for a coupon",
    "title_copied": "copied the name",
    "variant_toggle": "toggled options",
    "listing_pogo": "back and forth to the listing",
    "product_revisit": "same product again",
    "checkout_stall": "stalled",
    "friction_search": "searched with a doubt",
}
"""Each kind of moment in two or three words."""

AWAY = "checkout_tab_switch"


class Strip(Struct, frozen=True, kw_only=True):
    """One session to read."""

    session: str
    opened_at: int
    device: str
    source: str
    moments: int
    bought: bool
    line: str


def strips_of(
    visits: Iterable[Visit], count: int, seed: int, names: Mapping[str, str] = MappingProxyType({})
) -> tuple[Strip, ...]:
    """Return `count` sessions drawn at random among those with a moment, oldest first.

    Drawn, not picked: the most dramatic sessions say little about the usual ones. The same seed
    draws the same. `names` are the campaigns' names by id.
    """
    frictional = [visit for visit in visits if visit.moments]
    drawn = random.Random(seed).sample(frictional, min(count, len(frictional)))  # noqa: S311
    return tuple(strip_of(visit, names) for visit in sorted(drawn, key=lambda each: each.opened_at))


def strip_of(visit: Visit, names: Mapping[str, str] = MappingProxyType({})) -> Strip:
    """Return a session's strip; `names` are the campaigns' names by id."""
    parts: list[tuple[int, int, str]] = []
    for place, view in enumerate(visit.views):
        dwell = f" {seconds(view.active_ms)}" if view.active_ms else ""
        parts.append((view.at, 0, f"{view.type}{dwell}"))
        parts += [(felt.at, 1, _felt(felt)) for felt in visit.moments if felt.view == place]
    helped = [seen for seen in visit.decisions if seen.displayed]
    parts += [(seen.at, 2, f"help: “{names.get(seen.arm, seen.arm)}”") for seen in helped]
    words = [word for _, _, word in sorted(parts, key=lambda each: each[:2])]
    words.append("bought" if visit.orders else "left")
    return Strip(
        session=visit.session,
        opened_at=visit.opened_at,
        device=visit.device,
        source=visit.source,
        moments=len(visit.moments),
        bought=bool(visit.orders),
        line=" → ".join(_without_echo(words)),
    )


def _felt(felt: Felt) -> str:
    word = WORDS.get(felt.kind, felt.kind.replace("_", " "))
    about = f" ({felt.part})" if felt.part else ""
    lasted = f" {seconds(felt.ms)}" if felt.ms else ""
    back = " → back" if felt.kind == AWAY else ""
    return f"{word}{about}{lasted}{back}"


def _without_echo(words: Sequence[str]) -> list[str]:
    """Return the words with one said twice in a row told once."""
    return [word for place, word in enumerate(words) if place == 0 or words[place - 1] != word]
