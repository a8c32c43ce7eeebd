"""Runs work for every store: a failure at one is raised at the end, and keeps no other store waiting."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from waverly.errors import WaverlyError
from waverly.processes.error_boundary import outcome_of, said_of
from waverly.storage import Store
from waverly.storage.site.site_rows import Site, all_sites
from waverly.wording import counted

Result = TypeVar("Result")


async def for_each_site(store: Store, work: Callable[[Site], Awaitable[Result]]) -> list[Result]:
    """Return what `work` gives for each store.

    Once all were tried it raises WaverlyError, which names those where it failed; of a single store, its
    own error.
    """
    sites = await all_sites(store)
    outcomes = [await outcome_of(work(site)) for site in sites]
    failed = [
        (site, outcome)
        for site, outcome in zip(sites, outcomes, strict=True)
        if isinstance(outcome, Exception)
    ]
    if len(sites) == len(failed) == 1:
        raise failed[0][1]
    if failed:
        errors = ExceptionGroup("by store", [error for _, error in failed])
        raise WaverlyError(_where(failed, len(sites))) from errors
    return [outcome for outcome in outcomes if not isinstance(outcome, Exception)]


def _where(failed: Sequence[tuple[Site, Exception]], sites: int) -> str:
    each = (f"{site.name} ({site.key}): {said_of(error)}" for site, error in failed)
    return f"This failed for {len(failed)} of {counted(sites, 'store')}. {' '.join(each)}"
