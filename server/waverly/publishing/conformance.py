"""What every kind of overlay passes in every format, and what no machine can say: a report from real runs."""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct

from waverly.campaigns.accessibility import Theme
from waverly.campaigns.finding import CampaignFinding
from waverly.publishing.browser.criteria import CHECKED
from waverly.publishing.browser.draw import Drawing
from waverly.publishing.browser.look import Look
from waverly.publishing.browser.scenes import Scene
from waverly.wire.overlay import AnyOverlay

LOOKS = (
    (Look(width=1280, scheme="light"), Look(width=768, scheme="light")),
    (Look(width=320, scheme="dark"),),
    (Look(width=1280, scheme="forced"),),
)
"""Fewer looks than the gate has: each kind in each format, four times."""

BY_TESTS = {
    "1.4.3": "contrast in a dark store, in a pale one whose colours must be mended, and in forced colours",
    "1.4.4, 1.4.12": "twice the text, wider spacing: nothing cut off, everything within reach",
    "1.4.10": "320 by 640 and 320 by 256 px: no sideways scrolling, everything within reach",
    "2.1.1, 2.1.2, 2.4.3": "Tab meets every control and goes on, Escape closes, the focus comes back",
    "2.2.2": "stories and reviews stand still until somebody plays or turns them",
    "2.4.7": "a focus ring at every stop of that walk",
    "2.5.8": "every control is at least 24 by 24 px",
    "3.2.1": "only a dialog takes the focus; where motion is unwanted or keys are used it waits to be asked",
    "4.1.2": "a dialog, or a region, named by its heading",
}
"""Criteria the client's own browser tests hold, beside the gate: `client_js/test/browser/gallery`."""

NO_AUDIT = """This is not an audit and no accessibility statement: it says which criteria of WCAG 2.2 A and
AA were looked at, how, and what came of it. A pass means that nothing was found.
"""

BY_NOBODY = (
    "whether the words are understood, and whether a picture shows what its words say (1.1.1, 2.4.6, 3.1.5)",
    "how it sounds in a screen reader: names and roles are checked by rules, nobody listened",
    "browsers other than Chromium, and operating systems other than Linux",
    "what a store's own styles for `::part` do on pages the gate was not given",
    "the store's own pages, of which an overlay is a part",
)
"""What is not checked by machine, in the words of the report."""


class Tried(Struct, frozen=True, kw_only=True):
    """One kind in one format: how many pictures were looked at, and what was found in them."""

    kind: str
    format: str
    renders: int
    findings: tuple[CampaignFinding, ...]


class Conformance(Struct, frozen=True, kw_only=True):
    """A whole run: when, with what, over which looks."""

    day: date
    by: str
    looks: tuple[str, ...]
    tried: tuple[Tried, ...]


async def survey(
    drawing: Drawing,
    overlays: Iterable[AnyOverlay],
    theme: Theme,
    on_one: Callable[[str], None] = lambda name: None,
) -> tuple[Tried, ...]:
    """Return what is found in each overlay, drawn as it is, in every look of this report."""
    tried = []
    for overlay in overlays:
        kind = str(type(overlay).__struct_config__.tag)
        on_one(f"{kind} as {overlay.format}")
        scene = Scene(place=kind, overlay=overlay, lang=overlay.lang or "en")
        found = [each for looks in LOOKS for each in await drawing.look_at(scene, theme, looks)]
        renders = sum(len(looks) for looks in LOOKS)
        tried.append(
            Tried(kind=kind, format=overlay.format, renders=renders, findings=tuple(found))
        )
    return tuple(tried)


def render(report: Conformance) -> str:
    """Return the report as Markdown."""
    passed = sum(not each.findings for each in report.tried)
    pictures = sum(each.renders for each in report.tried)
    kinds = len({each.kind for each in report.tried})
    what = (
        f"What {kinds} kinds of overlay passed by machine in the formats they take, on "
        f"{report.day.isoformat()}: {passed} of {len(report.tried)} without a finding, {pictures:,} "
        f"pictures, by {report.by}. Run again with `scripts/conformance`.\n"
    )
    lines = [
        "# Conformance\n",
        what,
        NO_AUDIT,
        "## By the gate\n",
        *(f"- {each}" for each in CHECKED),
        f"\nEach at {', '.join(report.looks)}, on a plain page, with the content of the demo's gallery.\n",
        _table(report),
        *_findings(report),
        "## By the client's tests\n",
        "`client_js/test/browser/gallery`, in each kind and format, on the source and on the built script:\n",
        "| criteria | what the tests hold |\n|---|---|",
        *(f"| {criteria} | {what} |" for criteria, what in BY_TESTS.items()),
        "\n## Not by machine\n",
        *(f"- {each}" for each in BY_NOBODY),
    ]
    return "\n".join(lines) + "\n"


def _table(report: Conformance) -> str:
    formats = list(dict.fromkeys(each.format for each in report.tried))
    found = {(each.kind, each.format): each for each in report.tried}
    rows = [f"| kind | {' | '.join(formats)} |", f"|---|{'---|' * len(formats)}"]
    for kind in dict.fromkeys(each.kind for each in report.tried):
        cells = [_cell(found.get((kind, form))) for form in formats]
        rows.append(f"| {kind} | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _cell(tried: Tried | None) -> str:
    if tried is None:
        return "–"
    rules = sorted({each.rule for each in tried.findings})
    return f"**{', '.join(rules)}**" if rules else "passed"


def _findings(report: Conformance) -> list[str]:
    told = [(each, finding) for each in report.tried for finding in each.findings]
    if not told:
        return []
    return [
        "## Found\n",
        *(
            f"- {tried.kind} as {tried.format}, {finding.rule}"
            f"{f' ({finding.criterion})' if finding.criterion else ''}: {finding.element}, {finding.found}"
            for tried, finding in told
        ),
        "",
    ]
