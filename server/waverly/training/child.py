"""Training beside a running server: in a process of its own, with bounded memory and threads."""

from waverly.processes.child import Ended, broke_off, run_waverly
from waverly.scoring.training_log import Training, log_training, training_of
from waverly.settings import Settings


async def train_in_child(settings: Settings, site: str, at: int) -> Training:
    """Train on a site's journal in a child process; return the outcome, which is also recorded.

    `at` is server milliseconds. Never raises for a training that fails: the answer says so. When
    cancelled, the child is ended.
    """
    ended = await run_waverly(settings, "train", "--json", *_options(settings, site, at))
    if ended.status == 0:
        found = training_of(settings.models_of(site), site, at)
        if found is not None:
            return found
    failed = Training(at=at, kind="failed", sentence=_why(ended), site=site)
    log_training(settings.models_of(site), failed)
    return failed


def _options(settings: Settings, site: str, at: int) -> list[object]:
    options: dict[str, object] = {
        "--site": site,
        "--at": at,
        "--threads": settings.train_threads,
        "--memory-mb": settings.train_memory_mb,
    }
    return [word for pair in options.items() for word in pair]


def _why(ended: Ended) -> str:
    words = ended.last_words
    if "MemoryError" in words or "bad_alloc" in words:
        return (
            "Training needed more memory than `train_memory_mb` allows; the last model serves on."
        )
    return f"{broke_off('Training', ended)} The last model serves on."
