"""`waverly campaigns plan|apply`; the others are beside."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import click
from msgspec.structs import replace

from waverly.campaigns import Campaign
from waverly.campaigns.evidence import GateEvidence
from waverly.campaigns.finding import CampaignFinding
from waverly.campaigns.holdout import lowered_holdouts
from waverly.cli.drafts import deciding_now, forecast_command, simulate_command
from waverly.cli.gate import check_command, run_gate, tell_findings, tell_parts
from waverly.cli.options import (
    DAYS_BACK,
    CampaignFolder,
    home_option,
    json_option,
    now_of,
    settings_for,
    site_option,
)
from waverly.cli.plan import Plan, compare, said_anew, show
from waverly.cli.progress import playing
from waverly.cli.sites import chosen_site, known_store
from waverly.clock import DAY_MS
from waverly.policies.drafts.replay import Deciding, DraftReport, simulate_draft
from waverly.publishing.gate import is_refused, refuse_unless_passed
from waverly.publishing.words import check_by_words
from waverly.scoring.flags import FlagRules, decode_flags, default_flags, encode_flags, parse_flags
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.catalogue.shop_rows import shop
from waverly.storage.site.audit_rows import AuditEntry, note
from waverly.storage.site.campaign_folder import read_folder, read_theme
from waverly.storage.site.policy_rows import apply_campaigns, campaigns_of, current_version
from waverly.storage.site.site_settings import FLAGS, set_site_setting, site_setting


@click.group("campaigns")
def command() -> None:
    """Check campaign files, see what they would change, and apply them."""


def _options(function: click.decorators.FC) -> click.decorators.FC:
    for option in (
        click.argument("folder", required=False, type=CampaignFolder()),
        site_option,
        home_option,
        json_option,
    ):
        function = option(function)
    return function


@command.command("plan", epilog="Example: waverly campaigns plan --replay 30")
@click.option(
    "--replay", "days", type=DAYS_BACK, help="Play what changes on this many days' visits."
)
@_options
def plan_command(
    folder: Path | None, days: int | None, site: str | None, home: str | None, as_json: bool
) -> None:
    """Check the files and print what applying them would change.

    FOLDER is that of the campaigns unless you name another. It also says what the gate would say by words.
    """
    settings = settings_for(home)
    campaigns = read_folder(folder or settings.campaigns_dir)
    plan = asyncio.run(_run(settings, campaigns, site, write=False))
    plan = replace(plan, findings=asyncio.run(_by_words(settings, plan, campaigns)))
    if days is not None:
        foretold = asyncio.run(_foretell(settings, plan, campaigns, days, hidden=as_json))
        plan = replace(plan, foretold=foretold)
    show(plan, as_json, "Would be", "Nothing would change.")


@command.command("apply", epilog="Example: waverly campaigns apply")
@click.option("--words-only", is_flag=True, help="Do not draw what has changed in a browser.")
@_options
def apply_command(
    folder: Path | None, words_only: bool, site: str | None, home: str | None, as_json: bool
) -> None:
    """Check the files and put them in force.

    FOLDER is that of the campaigns unless you name another. Running servers follow within seconds.

    Campaigns that are on must pass the gate first, otherwise nothing is changed. Only what is new or has new
    words is drawn in the browser.
    """
    settings = settings_for(home)
    campaigns = read_folder(folder or settings.campaigns_dir)
    plan = asyncio.run(_run(settings, campaigns, site, write=False))
    runs = asyncio.run(_gate(settings, plan, campaigns, words_only=words_only, quiet=as_json))
    if not as_json:
        tell_findings([run for run in runs if run.findings])
        tell_parts(runs)
    refuse_unless_passed(runs)
    done = asyncio.run(_run(settings, campaigns, site, write=True))
    show(replace(done, gate=tuple(runs)), as_json, "Now", "Nothing has changed.")


async def _by_words(
    settings: Settings, plan: Plan, campaigns: Sequence[Campaign]
) -> dict[str, tuple[CampaignFinding, ...]]:
    """What the gate finds without drawing anything; nothing of it is kept."""
    new = {each.id for each in said_anew(plan, campaigns)}
    async with known_store(settings) as store:
        words = await _words(settings, store, plan.site, campaigns)
    return {
        name: findings
        for name, findings in words.items()
        if findings and (name in new or is_refused(findings))
    }


async def _words(
    settings: Settings, store: Store, site: str, campaigns: Sequence[Campaign]
) -> dict[str, tuple[CampaignFinding, ...]]:
    """What the gate finds without drawing anything in each campaign that is on."""
    theme = read_theme(settings.theme_path)
    terms = await shop(store, site)
    return {each.id: check_by_words(each, theme, terms) for each in campaigns if each.enabled}


async def _gate(
    settings: Settings,
    plan: Plan,
    campaigns: Sequence[Campaign],
    *,
    words_only: bool,
    quiet: bool,
) -> list[GateEvidence]:
    """Run the gate over what is on and new, says something else, or may be said no longer.

    The last is what came along with `init`, or was in force before the shop's look was another.
    """
    new = said_anew(plan, campaigns)
    async with known_store(settings) as store:
        words = await _words(settings, store, plan.site, campaigns)
        asked = [
            each
            for each in campaigns
            if each in new or (each.enabled and is_refused(words[each.id]))
        ]
        return await run_gate(settings, store, plan.site, asked, words_only=words_only, quiet=quiet)


async def _run(
    settings: Settings, campaigns: tuple[Campaign, ...], site: str | None, *, write: bool
) -> Plan:
    flags = _read_flags(settings.flags_path)
    async with known_store(settings) as store:
        key = await chosen_site(store, site)
        before = await current_version(store, key)
        known = () if before is None else await campaigns_of(store, key, before)
        known_flags = decode_flags(await site_setting(store, key, FLAGS))
        if write:
            now = now_of(settings)
            await apply_campaigns(store, key, campaigns, now)
            await set_site_setting(store, key, FLAGS, encode_flags(flags), now)
            await _note_lowered(store, key, known, campaigns, now)
    return replace(
        compare(key, before, known, campaigns),
        flags=tuple(sorted(flags)),
        flags_change=flags != known_flags,
    )


async def _foretell(
    settings: Settings, plan: Plan, campaigns: Sequence[Campaign], days: int, *, hidden: bool
) -> tuple[DraftReport, ...]:
    """What each added or changed campaign would have done among all that would be in force."""
    now = now_of(settings)
    async with known_store(settings) as store:
        by = await deciding_now(store, plan.site, settings)
        by = replace(by, policy=replace(by.policy, campaigns=tuple(campaigns)))
        return tuple(
            [
                await _played(store, plan.site, each, by, now - days * DAY_MS, now, hidden=hidden)
                for each in campaigns
                if each.id in (*plan.added, *plan.changed)
            ]
        )


async def _played(
    store: Store, site: str, draft: Campaign, by: Deciding, since: int, until: int, *, hidden: bool
) -> DraftReport:
    with playing(draft.id, hidden=hidden) as on_session:
        return await simulate_draft(store, site, draft, by, since, until, on_session=on_session)


def _read_flags(file: Path) -> FlagRules:
    """The rules of flags beside the campaigns; the default ones where there is no file."""
    return (
        parse_flags(file.read_text(encoding="utf-8"), file.name)
        if file.is_file()
        else default_flags()
    )


async def _note_lowered(
    store: Store, site: str, before: Sequence[Campaign], after: Sequence[Campaign], at: int
) -> None:
    for lowered in lowered_holdouts(before, after):
        entry = AuditEntry(
            at=at,
            site=site,
            subject=f"holdout of {lowered.campaign}",
            before="" if lowered.before is None else f"{lowered.before:.1%}",
            after=f"{lowered.after:.1%}",
            reason=lowered.reason,
        )
        await note(store, entry)


command.add_command(check_command)
command.add_command(simulate_command)
command.add_command(forecast_command)
