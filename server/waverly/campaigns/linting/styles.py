"""Dark patterns in the store's own styles for `::part(…)`: a way out that cannot be seen or hit."""

import re
from collections.abc import Iterator

from waverly.campaigns.finding import CampaignFinding

LEAST_TARGET_PX = 24
"""WCAG 2.2, 2.5.8: side of a target that is not surrounded by space."""

LEAST_OPACITY = 0.6

_RULE = re.compile(r"(?P<selector>[^{}]+)\{(?P<body>[^{}]*)\}")
_PART = re.compile(r"::part\(\s*(?P<names>[^)]*)\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_WAYS_OUT = ("close", "dismiss", "pause", "why")

_HIDING = (
    r"display\s*:\s*none",
    r"visibility\s*:\s*(?:hidden|collapse)",
    r"pointer-events\s*:\s*none",
    r"color\s*:\s*transparent",
    r"clip(?:-path)?\s*:\s*(?!none|auto)",
    r"font-size\s*:\s*0",
)
_OPACITY = re.compile(r"(?<![-\w])opacity\s*:\s*(?P<value>[\d.]+)(?P<percent>%?)")
_SIZE = re.compile(
    r"(?<![-\w])(?:min-|max-)?(?:width|height|inline-size|block-size|font-size)\s*:\s*(?P<value>[\d.]+)px"
)


def lint_styles(css: str) -> tuple[CampaignFinding, ...]:
    """Return where a store's styles hide the ways out, or make them smaller than a finger's tip."""
    plain = _COMMENT.sub(" ", css)
    return tuple(
        finding
        for rule in _RULE.finditer(plain)
        for part in _parts(rule["selector"])
        for finding in _lint_part(part, rule["body"])
    )


def _parts(selector: str) -> list[str]:
    named = {name for match in _PART.finditer(selector) for name in match["names"].split()}
    return sorted(named & set(_WAYS_OUT))


def _lint_part(part: str, body: str) -> Iterator[CampaignFinding]:
    place = f"theme.css ::part({part})"
    hidden = next((m for each in _HIDING if (m := re.search(each, body, re.IGNORECASE))), None)
    opacity = _OPACITY.search(body)
    faint = opacity is not None and _share(opacity) < LEAST_OPACITY
    if hidden is not None or faint:
        yield CampaignFinding(
            element=place,
            rule="hidden-close",
            found=(hidden or opacity).group(),  # type: ignore[union-attr]  # one of them is there
            why="Shoppers who do not want help must see how to close it.",
            fix="Leave the way out visible.",
            criterion="2.1.2" if part == "close" else "",
        )
    small = [m for m in _SIZE.finditer(body) if _is_small(m)]
    for match in small[:1]:
        yield CampaignFinding(
            element=place,
            rule="small-target",
            found=match.group(),
            why=f"A target under {LEAST_TARGET_PX} by {LEAST_TARGET_PX} px is missed by many.",
            fix=f"Make it at least {LEAST_TARGET_PX} px; 44 is kinder.",
            criterion="2.5.8",
        )


def _share(match: re.Match[str]) -> float:
    value = float(match["value"])
    return value / 100 if match["percent"] else value


def _is_small(match: re.Match[str]) -> bool:
    least = 10 if "font-size" in match.group() else LEAST_TARGET_PX
    return not match.group().startswith("min-") and float(match["value"]) < least
