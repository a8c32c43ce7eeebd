"""`waverly report capture`."""

import asyncio

import click

from waverly.cli.options import (
    days_option,
    home_option,
    json_option,
    now_for,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.report.titled import titled
from waverly.cli.sites import with_store
from waverly.clock import format_instant
from waverly.reporting.capture.report import Capture, capture
from waverly.reporting.capture.tag_cost import VitalCost
from waverly.reporting.figures import period_of
from waverly.reporting.periods import lately
from waverly.reporting.words import moment_title
from waverly.storage import Store


@click.command("capture")
@days_option
@site_option
@home_option
@json_option
def command(days: int, site: str | None, home: str | None, as_json: bool) -> None:
    """Say what is noticed, what fell silent, what the script costs."""

    async def ask(store: Store, key: str) -> Capture:
        now = now_for(home)
        return await capture(store, key, await lately(store, key, now, days), now)

    found = asyncio.run(with_store(settings_for(home), site, ask))
    print_json(found) if as_json else click.echo(_text(found), nl=False)


def _text(found: Capture) -> str:
    lines = [f"{found.visits:,} visits, {period_of(found.days)}", ""]
    lines += [
        f"FALLEN SILENT since {format_instant(alarm.since)} UTC: {alarm.sentence}"
        for alarm in found.alarms
    ]
    if not found.alarms:
        lines.append("No sign that used to be common has fallen silent.")
    lines += ["", "What the script costs the pages, at the 75th percentile"]
    lines += [f"  {_cost(cost)}" for cost in found.costs]
    lines += [
        f"  lite mode ({why.replace('_', ' ')}): {n:,} visits" for why, n in found.lite.items()
    ]
    lines += titled(
        "How often each is noticed, in visits that saw a page for it",
        [
            f"{rate.fired / rate.visits:>6.1%}  {moment_title(rate.kind)}, {rate.device} "
            f"({rate.fired:,} of {rate.visits:,})"
            for rate in found.rates
        ],
    )
    return "\n".join(lines) + "\n"


def _cost(cost: VitalCost) -> str:
    if cost.difference is None:
        return f"{cost.name}: {cost.why_not}"
    unit = f" {cost.unit}" if cost.unit else ""
    digits = 0 if cost.unit else 3
    return (
        f"{cost.name}: {cost.difference:+.{digits}f}{unit} "
        f"[{cost.low:+.{digits}f}, {cost.high:+.{digits}f}], "
        f"{cost.watched:.{digits}f} with it, {cost.other:.{digits}f} without"
    )
