"""A plan: compares a folder of campaigns with those in force, and prints what applying it would change."""

from collections.abc import Sequence

import click
from msgspec import Struct

from waverly.campaigns import Campaign, encode, version_of
from waverly.campaigns.differences import Difference, differences
from waverly.campaigns.evidence import GateEvidence
from waverly.campaigns.finding import CampaignFinding
from waverly.cli.options import print_json
from waverly.clock import day_of
from waverly.policies.drafts.replay import DraftReport


class Plan(Struct, frozen=True, kw_only=True):
    """What applying a folder would change. `flags` are those the rules in `flags.toml` decide."""

    site: str
    before: str | None
    after: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    differences: dict[str, tuple[Difference, ...]] = {}
    """What differs in each changed campaign."""
    flags_change: bool = False
    flags: tuple[str, ...] = ()
    foretold: tuple[DraftReport, ...] = ()
    """What each added or changed campaign would have done, when asked for."""
    findings: dict[str, tuple[CampaignFinding, ...]] = {}
    """What the gate finds by words alone in what is new or says something new."""
    gate: tuple[GateEvidence, ...] = ()
    """What the gate said of each campaign that is new or says something new, once applied."""


SHOWN = frozenset({"enabled", "overlay", "tones", "locales", "devices", "schedule"})
"""Keys that change what shoppers see, or whether they do."""


def compare(
    site: str, before: str | None, known: tuple[Campaign, ...], campaigns: tuple[Campaign, ...]
) -> Plan:
    """Return what differs between the campaigns in force and others."""
    old = {campaign.id: campaign for campaign in known}
    new = {campaign.id: campaign for campaign in campaigns}
    changed = sorted(name for name in new.keys() & old.keys() if new[name] != old[name])
    return Plan(
        site=site,
        before=before,
        after=version_of(encode(campaigns)),
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(changed),
        differences={name: differences(old[name], new[name]) for name in changed},
        removed=tuple(sorted(old.keys() - new.keys())),
    )


def said_anew(plan: Plan, campaigns: Sequence[Campaign]) -> list[Campaign]:
    """Return the campaigns that are on, and new or saying something else than before."""
    changed = {
        name
        for name, what in plan.differences.items()
        if any(each.key.split(".")[0] in SHOWN for each in what)
    }
    return [each for each in campaigns if each.enabled and each.id in {*plan.added, *changed}]


def show(plan: Plan, as_json: bool, verb: str, unchanged: str) -> None:
    """Print a plan, or what became of it, as JSON or in lines."""
    if as_json:
        print_json(plan)
        return
    for word, names in (
        ("added", plan.added),
        ("changed", plan.changed),
        ("removed", plan.removed),
    ):
        for name in names:
            click.echo(f"  {word:8} {name}")
            for each in plan.differences.get(name, ()):
                click.echo(f"    {each.key}: {each.before or 'none'} → {each.after or 'none'}")
    for name, findings in plan.findings.items():
        for finding in findings:
            click.echo(
                f"  {finding.severity:8} {name} {finding.element}: {finding.rule}. {finding.fix}"
            )
    for report in plan.foretold:
        first = "" if report.first_at is None else f" since {day_of(report.first_at)}"
        beside = ", ".join(f"{name} {count:,}" for name, count in report.collisions.items())
        click.echo(
            f"  {report.campaign} would have been shown {report.shown:,} times in "
            f"{report.opportunities:,} moments{first}; also able there: {beside or 'none'}."
        )
    if plan.flags_change:
        click.echo(f"  changed  rules of flags; there are: {', '.join(plan.flags) or 'none'}")
    if plan.before == plan.after and not plan.flags_change:
        click.echo(f"{unchanged} Policy {plan.after} is in force for {plan.site}.")
        return
    click.echo(f"{verb} policy {plan.after} for {plan.site} (was {plan.before or 'none'}).")
