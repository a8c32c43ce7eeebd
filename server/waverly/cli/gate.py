"""`waverly campaigns check`, and what `apply` asks before it publishes."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import click
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from waverly.api.client_files import client_folder
from waverly.campaigns import Campaign
from waverly.campaigns.accessibility import Theme
from waverly.campaigns.evidence import GateEvidence, GateHalf
from waverly.campaigns.finding import CampaignFinding
from waverly.cli.options import (
    home_option,
    json_option,
    now_of,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.progress import bars
from waverly.cli.sites import chosen_site, known_store
from waverly.errors import NotFound
from waverly.errors.names import known_are
from waverly.publishing.browser.chromium import browser, why_not
from waverly.publishing.browser.draw import Drawing
from waverly.publishing.gate import ONLY_WORDS, Draw, check_campaign
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.site.campaign_folder import read_campaigns, read_theme


@click.command("check", epilog="Example: waverly campaigns check campaigns/fit-note.toml")
@click.argument("files", metavar="[FOLDER|FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--campaign", "names", multiple=True, help="Only this one. Repeatable.")
@click.option("--words-only", is_flag=True, help="Do not draw anything in a browser.")
@site_option
@home_option
@json_option
def check_command(
    files: Path | None,
    names: tuple[str, ...],
    words_only: bool,
    site: str | None,
    home: str | None,
    as_json: bool,
) -> None:
    """Run the gate on campaigns without applying them.

    Name another FOLDER than that of the campaigns, or the FILE of one campaign. The gate checks
    accessibility, dark patterns and truth.

    Words, colours and styles are always checked; with Playwright and a Chromium, everything is drawn as well.
    Ends with status 1 if something is refused. Campaigns that are off are checked, too; `apply` checks only
    those that are on.
    """
    settings = settings_for(home)
    runs = asyncio.run(_check(settings, files, names, site, words_only=words_only, quiet=as_json))
    print_json(runs) if as_json else tell(runs)
    if not all(run.passed for run in runs):
        raise SystemExit(1)


async def _check(
    settings: Settings,
    files: Path | None,
    names: Sequence[str],
    site: str | None,
    *,
    words_only: bool,
    quiet: bool,
) -> list[GateEvidence]:
    chosen = _chosen(read_campaigns(files or settings.campaigns_dir), names)
    async with known_store(settings) as store:
        key = await chosen_site(store, site)
        return await run_gate(settings, store, key, chosen, words_only=words_only, quiet=quiet)


def _chosen(campaigns: Sequence[Campaign], names: Sequence[str]) -> list[Campaign]:
    """Return the campaigns named, or all. Raises NotFound for a name that no file has."""
    known = [each.id for each in campaigns]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise NotFound(
            "There is no such campaign",
            place="--campaign",
            value=", ".join(unknown),
            mend=known_are(unknown[0], known),
        )
    return [each for each in campaigns if not names or each.id in names]


async def run_gate(
    settings: Settings,
    store: Store,
    site: str,
    campaigns: Sequence[Campaign],
    *,
    words_only: bool,
    quiet: bool,
) -> list[GateEvidence]:
    """Run the gate over campaigns, saying on a line how far it is."""
    theme = read_theme(settings.theme_path)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    runs = []
    with bars(*columns, hidden=quiet or not campaigns) as progress:
        async with _drawing(settings, words_only=words_only or not campaigns) as drawing:
            for campaign in campaigns:
                bar = progress.add_task(campaign.id, total=None)
                draw = drawing if isinstance(drawing, str) else _shown_on(drawing, progress, bar)
                now = now_of(settings)
                runs.append(await check_campaign(store, site, campaign, theme, now, draw))
                progress.update(bar, total=1, completed=1)
    return runs


@asynccontextmanager
async def _drawing(settings: Settings, *, words_only: bool) -> AsyncIterator[Drawing | str]:
    """Give what draws, or the reason why nothing does."""
    reason = ONLY_WORDS if words_only else await asyncio.to_thread(why_not, settings.chromium)
    if reason:
        yield reason
        return
    page = settings.gate_page_path
    own_page = page.read_text(encoding="utf-8") if page.is_file() else ""
    async with browser(settings.chromium) as started:
        yield Drawing(started, client_folder(settings.client_dir), own_page=own_page)


def _shown_on(drawing: Drawing, progress: Progress, bar: TaskID) -> Draw:
    async def draw(
        campaign: Campaign, theme: Theme
    ) -> tuple[GateHalf, tuple[CampaignFinding, ...]]:
        return await drawing.draw(
            campaign, theme, lambda done, of: progress.update(bar, completed=done, total=of)
        )

    return draw


def tell(runs: Sequence[GateEvidence]) -> None:
    """Print what was found, each with its place, reason and mend, and which parts ran."""
    tell_findings(runs)
    tell_parts(runs)


def tell_findings(runs: Sequence[GateEvidence]) -> None:
    """Print what was found, each with its place, reason and mend."""
    for run in runs:
        click.echo(f"{run.campaign}: {'passed' if run.passed else 'REFUSED'}")
        for each in run.findings:
            criterion = f", WCAG {each.criterion}" if each.criterion else ""
            click.echo(f"  {each.severity}: {each.rule}{criterion} at {each.element}: {each.found}")
            click.echo(f"    {each.why} {each.fix}")


def tell_parts(runs: Sequence[GateEvidence]) -> None:
    """Print which parts of the gate ran; one browser drew all that was drawn."""
    for sentence in sorted({_why_not_drawn(run) for run in runs} - {""}):
        click.echo(sentence)
    drawn = [
        part for run in runs for part in run.parts if part.name == "browser" and not part.skipped
    ]
    if drawn:
        renders = sorted({part.renders for part in drawn})
        each = f"{renders[0]} to {renders[-1]} times each" if renders[1:] else f"{renders[0]} times"
        click.echo(f"Checked by words, and drawn {each} by {drawn[0].by}.")


def _why_not_drawn(run: GateEvidence) -> str:
    part = next((each for each in run.parts if each.name == "browser"), None)
    if part and not part.skipped:
        return ""
    reason = part.skipped if part else ONLY_WORDS
    return f"Checked by words alone; nothing was drawn in a browser ({reason})."
