"""`waverly campaigns simulate|forecast`: what a campaign would do, before anybody meets it."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import click

from waverly.campaigns import Campaign
from waverly.campaigns.accessibility.words import UNKNOWN_SLOT, check_words
from waverly.cli.holdout import as_served
from waverly.cli.options import (
    days_option,
    home_option,
    json_option,
    now_of,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.progress import playing
from waverly.cli.sites import chosen_site, known_store
from waverly.clock import DAY_MS, day_of
from waverly.errors import CampaignError
from waverly.pipeline.rules import Rules
from waverly.policies.drafts.forecast import Forecast, forecast, forecast_draft, told_in_lines
from waverly.policies.drafts.replay import Deciding, DraftReport, OnSession, simulate_draft
from waverly.policies.words.rules import rule_words
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.site.campaign_folder import read_campaigns


@click.command("simulate", epilog="Example: waverly campaigns simulate draft.toml")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@days_option
@site_option
@home_option
@json_option
def simulate_command(
    file: Path, days: int, site: str | None, home: str | None, as_json: bool
) -> None:
    """Play a draft on the last days' real opportunities.

    It plays among the campaigns in force.
    """
    draft = _draft(file)
    with playing(draft.id, hidden=as_json) as on_session:
        report = asyncio.run(_simulate(settings_for(home), draft, days, site, on_session))
    print_json(report) if as_json else _tell(report)


@click.command("forecast", epilog="Example: waverly campaigns forecast fit-note")
@click.argument("campaign")
@days_option
@site_option
@home_option
@json_option
def forecast_command(
    campaign: str, days: int, site: str | None, home: str | None, as_json: bool
) -> None:
    """Say when an effect could be known at this store's traffic.

    CAMPAIGN is the id of one in force, for which it says the same as the report, or a file with a draft,
    which is played on the visits of the last --days.
    """
    with playing(campaign, hidden=as_json) as on_session:
        found = asyncio.run(_forecast(settings_for(home), campaign, days, site, on_session))
    print_json(found) if as_json else click.echo(told_in_lines(found))


def _draft(file: Path) -> Campaign:
    """Return the campaign in a file. Raises CampaignError, also for a word in braces that nothing fills."""
    (draft,) = read_campaigns(file)
    for found in check_words(draft):
        if found.rule == UNKNOWN_SLOT:
            raise CampaignError(
                "Nothing fills this word in braces",
                place=f"{file.name} {found.element}",
                value=found.found,
                mend=found.fix,
            )
    return draft


async def _simulate(
    settings: Settings, draft: Campaign, days: int, site: str | None, on_session: OnSession
) -> DraftReport:
    now = now_of(settings)
    async with known_store(settings) as store:
        key = await chosen_site(store, site)
        by = await deciding_now(store, key, settings)
        since = now - days * DAY_MS
        return await simulate_draft(store, key, draft, by, since, now, on_session=on_session)


async def _forecast(
    settings: Settings, campaign: str, days: int, site: str | None, on_session: OnSession
) -> Forecast:
    now = now_of(settings)
    since = now - days * DAY_MS
    async with known_store(settings) as store:
        key = await chosen_site(store, site)
        if Path(campaign).suffix != ".toml":
            return await forecast(store, key, campaign, now)
        draft = _draft(Path(campaign))
        by = await deciding_now(store, key, settings)
        played = await simulate_draft(store, key, draft, by, since, now, on_session=on_session)
    first_at = since if played.first_at is None else played.first_at
    return forecast_draft(draft, played, max(1.0, (now - first_at) / DAY_MS), by.policy.holdout)


async def deciding_now(store: Store, site: str, settings: Settings) -> Deciding:
    """Return what decides at a store: what its server would go by if it looked for new rules now."""
    served = await as_served(store, settings)
    rules = Rules(store, settings.models_of, served.holdout)
    await rules.refresh()
    return Deciding(
        policy=rules.policy(site), scorer=rules.scorer(site), learner=rules.learner(site)
    )


def _in_words(rules: Mapping[str, int]) -> dict[str, int]:
    return {rule_words(rule): count for rule, count in rules.items()}


def _tell(report: DraftReport) -> None:
    first = "" if report.first_at is None else f" since {day_of(report.first_at)}"
    click.echo(
        f"In {report.opportunities:,} moments{first} {report.campaign} could have "
        f"been shown {report.qualified:,} times. It would have been chosen {report.chosen:,} times "
        f"and shown {report.shown:,} times; the others were held out."
    )
    if report.gone:
        click.echo(report.gone)
    for title, counts in (
        ("Not possible because", _in_words(report.ruled_out)),
        ("Could have been shown as well", report.collisions),
        ("Chosen instead at the time", report.taken_from),
    ):
        if counts:
            told = ", ".join(f"{name} ({count:,})" for name, count in counts.items())
            click.echo(f"{title}: {told}.")
    for example in report.examples:
        click.echo(f"\nVisit {example.session}")
        for line in example.lines:
            click.echo(f"  {line}")
