"""Page understanding: which fields of stored store pages the client reads right.

`python -m tests.benchmarks.pages FOLDER [--json] [--wrong]` measures any folder that holds an `expected.json`
and its `pages/`; without a folder, the fixtures of the client. Each page is served at its own address in a
real Chromium, its own scripts blocked, and read by the built client.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from msgspec import Struct
from playwright.sync_api import Browser, Route
from rich.console import Console
from rich.table import Table

from tests.benchmarks.browsing import ROOT, a_browser
from tests.benchmarks.matching import Verdict, judge
from tests.benchmarks.result import Result

FIXTURES = ROOT / "client_js" / "test" / "fixtures" / "stores"
ASSETS = ROOT / "client_js" / "dist" / "assets"
UNKNOWN_ADDRESS = "https://shop.example/stored-page"


class PageReading(Struct, frozen=True, kw_only=True):
    """How one stored page was read."""

    id: str
    platform: str
    verdicts: tuple[Verdict, ...]
    conflicts: int


def measure() -> list[Result]:
    """Return the shares of the client's own fixtures, for `make bench`."""
    pages = read_folder(FIXTURES)
    verdicts = [verdict for page in pages for verdict in page.verdicts]
    types = [verdict for verdict in verdicts if verdict.field == "type"]
    sure = [verdict for verdict in verdicts if not verdict.right and verdict.confidence == "high"]
    return [
        _share("page type right, own fixtures", types),
        _share("fields right, own fixtures", verdicts),
        _by_platform(pages),
        Result(
            what="wrong values with high confidence, own fixtures",
            measured=str(len(sure)),
            target="0",
            met=not sure,
        ),
    ]


def _share(what: str, verdicts: list[Verdict]) -> Result:
    share = sum(verdict.right for verdict in verdicts) / len(verdicts)
    return Result(what=what, measured=f"{share:.1%}", target="≥ 95%", met=share >= 0.95)


def _by_platform(pages: list[PageReading]) -> Result:
    rows = [
        (group, right, total) for kind, group, right, total in _tally(pages) if kind == "platform"
    ]
    told = ", ".join(f"{group} {right} of {total}" for group, right, total in rows)
    worst = min(right / total for _, right, total in rows)
    return Result(
        what="fields right by platform, own fixtures",
        measured=told,
        target="each ≥ 95%",
        met=worst >= 0.95,
    )


def read_folder(folder: Path) -> list[PageReading]:
    """Read every page listed in the folder's `expected.json`."""
    pages = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["pages"]
    script = next(ASSETS.glob("survey-*.js")).read_text(encoding="utf-8")
    with a_browser() as browser:
        return [_read(browser, folder, page, script) for page in pages]


def _read(browser: Browser, folder: Path, stored: dict[str, Any], script: str) -> PageReading:
    address = stored.get("url") or UNKNOWN_ADDRESS
    body = _stored_text(folder / "pages", stored)
    page = browser.new_page(viewport={"width": 1280, "height": 800})

    def answer(route: Route) -> None:
        if not route.request.is_navigation_request() or route.request.frame != page.main_frame:
            return route.abort()
        # A stored page's own scripts stay blocked; ours comes through the debugger, which no policy stops.
        headers = {} if stored.get("scripts") else {"content-security-policy": "script-src 'none'"}
        return route.fulfill(body=body, content_type="text/html; charset=utf-8", headers=headers)

    page.route("**/*", answer)
    page.goto(address, wait_until="domcontentloaded")
    said = page.evaluate(f"(() => {{ {script}\nreturn waverlySurvey(); }})()")
    verdicts = tuple(judge(page, said, stored["expect"]))
    page.close()
    return PageReading(
        id=stored["id"],
        platform=stored.get("platform", "custom"),
        verdicts=verdicts,
        conflicts=len(said.get("conflicts", ())),
    )


def _stored_text(folder: Path, stored: dict[str, Any]) -> bytes:
    name = stored.get("file", f"{stored['id']}.html")
    plain = folder / name
    return (
        plain.read_bytes()
        if plain.exists()
        else gzip.decompress((folder / f"{stored['id']}.html.gz").read_bytes())
    )


def _tally(pages: list[PageReading]) -> Iterator[tuple[str, str, int, int]]:
    for kind in ("platform", "field"):
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for page in pages:
            for verdict in page.verdicts:
                group = page.platform if kind == "platform" else verdict.field
                right[group] += verdict.right
                total[group] += 1
        yield from ((kind, group, right[group], count) for group, count in sorted(total.items()))


@click.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path), default=FIXTURES)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--wrong", is_flag=True, help="Also list each wrong field.")
def main(folder: Path, as_json: bool, wrong: bool) -> None:
    """Print the share of fields right, by platform and by field."""
    pages = read_folder(folder)
    everything = [(page.id, verdict) for page in pages for verdict in page.verdicts]
    sure = [(name, v) for name, v in everything if not v.right and v.confidence == "high"]
    if as_json:
        click.echo(
            json.dumps(
                {
                    "pages": len(pages),
                    "right": sum(v.right for _, v in everything),
                    "fields": len(everything),
                    "shares": [
                        {"by": k, "group": g, "right": r, "fields": t}
                        for k, g, r, t in _tally(pages)
                    ],
                    "wrong": [
                        [name, v.field, v.said, v.expected, v.confidence]
                        for name, v in everything
                        if not v.right
                    ],
                    "wrong_with_high_confidence": len(sure),
                    "conflicts": sum(page.conflicts for page in pages),
                },
                indent=2,
                ensure_ascii=False,
            )
        )
        return
    table = Table("by", "group", "right", "share")
    for kind, group, right, total in _tally(pages):
        table.add_row(kind, group, f"{right} of {total}", f"{right / total:.0%}")
    console = Console(width=140)
    console.print(table)
    right = sum(v.right for _, v in everything)
    console.print(
        f"{right} of {len(everything)} fields right ({right / len(everything):.1%}); "
        f"{len(sure)} wrong with high confidence; {sum(p.conflicts for p in pages)} conflicts"
    )
    for name, v in everything if wrong else sure:
        if not v.right:
            console.print(
                f"{name} {v.field} [{v.confidence}]: said {v.said!r}, expected {v.expected!r}",
                highlight=False,
                markup=False,
            )


if __name__ == "__main__":
    main()
