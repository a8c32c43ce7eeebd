"""What campaigns passed before they were published."""

import msgspec
from sqlalchemy import insert, select

from waverly.campaigns.evidence import GateEvidence
from waverly.storage.catalogue.catalogue_tables import gate_runs
from waverly.storage.store import Store

_evidence = msgspec.json.Decoder(GateEvidence)


async def keep_evidence(store: Store, site: str, evidence: GateEvidence) -> None:
    """Keep a run of the gate, beside those before it."""
    row = {
        "site": site,
        "campaign": evidence.campaign,
        "content": evidence.content,
        "at": evidence.at,
        "report": msgspec.json.encode(evidence),
    }
    async with store.write() as connection:
        await connection.execute(insert(gate_runs), row)


async def evidence_of(
    store: Store, site: str, campaign: str, content: str | None = None
) -> GateEvidence | None:
    """Return the newest run over a campaign, or over just this content; None without one."""
    statement = select(gate_runs.c.report).where(
        gate_runs.c.site == site, gate_runs.c.campaign == campaign
    )
    if content is not None:
        statement = statement.where(gate_runs.c.content == content)
    async with store.read() as connection:
        newest = statement.order_by(gate_runs.c.id.desc()).limit(1)
        report = (await connection.execute(newest)).scalar()
    return None if report is None else _evidence.decode(report)


async def passed_until(store: Store, site: str, campaign: str, at: int) -> list[GateEvidence]:
    """Return the runs a campaign passed up to an instant (server milliseconds), newest first."""
    statement = (
        select(gate_runs.c.report)
        .where(gate_runs.c.site == site, gate_runs.c.campaign == campaign, gate_runs.c.at <= at)
        .order_by(gate_runs.c.id.desc())
    )
    async with store.read() as connection:
        runs = [_evidence.decode(each) for each in (await connection.execute(statement)).scalars()]
    return [run for run in runs if run.passed]
