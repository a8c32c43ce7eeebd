"""`waverly explain DECISION`, and traces of whole visits."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from waverly.cli.options import (
    OutputFile,
    home_option,
    json_option,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.sites import chosen_site, known_store
from waverly.deciding import NOTHING, Record
from waverly.deciding.record import Fate
from waverly.errors import NotFound, WrongUse
from waverly.pipeline.explain import Explanation, explain, models_in
from waverly.pipeline.trace import Replayed, Trace, replay_file, sign, trace_of
from waverly.policies.words.decisions import LIKELY, compared, fates_of, for_other_moments, headline
from waverly.policies.words.rules import rule_words
from waverly.reporting.words import moment_title
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.log.decision_rows import decisions_of_session, recent_decisions
from waverly.storage.log.session_rows import opening_of
from waverly.storage.measured.kept_since_rows import gone_before
from waverly.storage.site.policy_rows import campaigns_now
from waverly.storage.site.secret_key import known_secret_key, secret_key
from waverly.storage.site.site_rows import all_sites
from waverly.wording import counted

STAGES = {
    "rules": "the starting rules",
    "shares": "what this store's own orders have taught",
    "learner": "the learnt model",
}

LATEST = 3
"""Decisions named to somebody who asked for one that is not there."""

OTHER_FEATURES = "This version computes other features than the version that decided then."

BY_CAMPAIGN = (
    "Likely to buy: what the model estimates of this shopper if it is shown, so each has its own."
)

SCORE = "  Score: how well a campaign answers the likely reasons, 1.00 being best."

MOVED = "What moved the model most:"

PREVIEW = (
    "A preview for the shop's own people: it shows the best-scoring help that may be shown, with no draw "
    "and no holdout."
)


@click.command("explain", epilog="Example: waverly explain 01J9ZK3M")
@click.argument("decision", required=False)
@click.option(
    "--trace",
    type=OutputFile(),
    help="DECISION is a visit: write it to this file, to be replayed anywhere.",
)
@click.option(
    "--from",
    "source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Replay the visit in this file instead.",
)
@site_option
@home_option
@json_option
def command(
    decision: str | None,
    trace: Path | None,
    source: Path | None,
    site: str | None,
    home: str | None,
    as_json: bool,
) -> None:
    """Say why a decision was made, and check it by repeating it.

    DECISION is the id that ends the address of a decision's page in the admin, or that of a visit with just
    one decision.
    """
    settings = settings_for(home)
    if source is not None:
        key = known_secret_key(settings.secret_path)
        replayed = replay_file(source.read_bytes(), key, place=str(source))
        print_json(replayed) if as_json else _tell_replayed(replayed)
    elif decision is None:
        raise WrongUse("Which decision?", place="DECISION", mend="Name one, or use --from.")
    elif trace is not None:
        made = asyncio.run(_trace(settings, decision, site))
        trace.write_bytes(sign(made, secret_key(settings.secret_path)))
        if as_json:
            print_json({"file": str(trace), "decisions": len(made.decisions)})
        else:
            click.echo(f"{counted(len(made.decisions), 'decision')} of one visit: {trace}.")
    else:
        explanation = asyncio.run(_explain(settings, decision, site))
        print_json(explanation) if as_json else _tell(explanation)


async def _explain(settings: Settings, name: str, site: str | None) -> Explanation:
    load = models_in(settings.models_of)
    async with known_store(settings) as store:
        try:
            return await explain(store, name, load)
        except NotFound:
            records = await _decisions_of(store, name, site)
            if records is None:
                await _refuse_a_campaign(store, name, site)
                raise await _unknown(store, name, site) from None
        return await explain(store, _only(records, name).id, load)


async def _unknown(store: Store, name: str, site: str | None) -> NotFound:
    """Return the error for a name that is not a decision: it says where to find one, and names the latest."""
    mend = (
        "In the admin, open a visit and press one of its decisions: its id is at the end of what "
        "opens, as `waverly explain ID`."
    )
    for key in await _keys(store, site):
        if latest := await recent_decisions(store, key, limit=LATEST):
            mend += f" The latest of {key}: {_listed(latest)}."
    gone = await gone_before(store, site)
    return NotFound("There is no such decision", value=name, mend=f"{mend} {gone}".rstrip())


async def _refuse_a_campaign(store: Store, name: str, site: str | None) -> None:
    """Raise NotFound if the name is that of a campaign in force: there are many decisions about it."""
    for key in await _keys(store, site):
        if name in {each.id for each in await campaigns_now(store, key)}:
            raise NotFound(
                "This is a campaign; only a decision can be explained",
                value=name,
                mend=f"`waverly report --campaign {name}` says what came of it; the admin's page Visits"
                " shows each decision's id.",
            )


async def _decisions_of(store: Store, session: str, site: str | None) -> list[Record] | None:
    """Return the decisions of a session; None when there is no such session."""
    for key in await _keys(store, site):
        if await opening_of(store, key, session) is not None:
            return await decisions_of_session(store, key, session)
    return None


async def _keys(store: Store, site: str | None) -> list[str]:
    return [each.key for each in await all_sites(store)] if site is None else [site]


def _only(records: list[Record], session: str) -> Record:
    """Return a session's only decision. Raises NotFound when it has none or more, naming them."""
    if len(records) == 1:
        return records[0]
    if not records:
        raise NotFound(
            "Nothing was decided in this visit",
            value=session,
            mend="A page asks when it notices something; the visit's page in the admin says what that was.",
        )
    raise NotFound(
        "This is a visit with several decisions",
        value=session,
        mend=f"They are: {_listed(records)}. Name one, or save all with --trace FILE.",
    )


def _listed(records: list[Record]) -> str:
    return "; ".join(f"{each.id} ({each.moment}, {each.arm})" for each in records)


async def _trace(settings: Settings, session: str, site: str | None) -> Trace:
    async with known_store(settings) as store:
        return await trace_of(store, await chosen_site(store, site), session)


def _tell(explanation: Explanation) -> None:
    _tell_record(explanation.recorded, explanation.answers)
    if explanation.influences:
        click.echo(MOVED)
        for each in explanation.influences:
            click.echo(f"  {each.what}: {each.value} (odds of an order × {each.factor:.2f})")
        click.echo("")
    verdict = "the same" if explanation.same else "ANOTHER"
    click.echo(f"Repeated from the journal, the decision is {verdict}.")
    if not explanation.same_features:
        click.echo(OTHER_FEATURES)


def _tell_record(record: Record, answers: Mapping[str, Sequence[str]]) -> None:
    for sentence in (headline(record, {}), *record.reasons[1:]):
        click.echo(sentence)
    click.echo("")
    for fate in fates_of(record):
        click.echo(f"  {fate.campaign:20} {_fate(fate, record, answers.get(fate.campaign, ()))}")
    if not record.preview:
        click.echo(f"  {NOTHING:20} share {record.propensities[NOTHING]:.1%}")
    if any(fate.score is not None for fate in record.fates):
        click.echo(SCORE)
    if any(fate.p_buy is not None for fate in record.fates):
        click.echo(f"  {BY_CAMPAIGN} {LIKELY}")
    if others := for_other_moments(record):
        click.echo("For other moments:")
        for campaign, moments in others:
            click.echo(f"  {campaign:20} {moments}")
    click.echo("")
    took = f" It took {_milliseconds(record.micros)}." if record.micros else ""
    click.echo(f"{_signs(record)}{_division(record)}{took}")


def _signs(record: Record) -> str:
    """Return the moment the page asked about, and the causes that it and earlier moments point to."""
    if not record.causes:
        return ""
    causes = sorted(record.causes.items(), key=lambda entry: -entry[1])
    shares = ", ".join(f"{cause} {share:.0%}" for cause, share in causes)
    return f"{moment_title(record.moment)}; with what was noticed before, this points to {shares}. "


def _division(record: Record) -> str:
    if record.preview:
        return PREVIEW
    stage = STAGES[record.stage].capitalize()
    return f"{stage} divided the shares; chance drew {record.bucket:.4f}."


def _milliseconds(micros: int) -> str:
    duration = micros / 1000
    return f"{duration:.1f} ms" if duration < 10 else f"{duration:,.0f} ms"


def _fate(fate: Fate, record: Record, answers: Sequence[str]) -> str:
    if fate.rule is not None:
        words = rule_words(fate.rule)
        return words if fate.rule == "enabled" else f"{words}: {compared(fate)}"
    told = f"score {fate.score:.2f}"
    if answers:
        told += f" (answers {', '.join(answers)})"
    if not record.preview:
        told = f"share {record.propensities.get(fate.campaign, 0.0):.1%}, {told}"
    if fate.p_buy is not None:
        told += f", {fate.p_buy:.1%} likely to buy"
    return told if fate.effect is None else f"{told}, adds {fate.effect:+.2%}"


def _tell_replayed(replayed: Replayed) -> None:
    for record in replayed.made:
        _tell_record(record, {})
        click.echo("")
    verdict = "the same" if replayed.same else "not the same"
    origin = "signed by this server" if replayed.signed_here else "signed by another server"
    told = counted(len(replayed.made), "decision")
    click.echo(f"{told}, {verdict} as when the trace was made; {origin}.")
    if not replayed.same_features:
        click.echo(OTHER_FEATURES)
