"""How often Python collects reference cycles: rarely, because our work leaves next to none behind."""

import gc

YOUNG = 50_000
"""Containers made and not yet freed before Python collects; its own choice is 700. At 700 a fifth of the CPU
of a server under load, and of a replay of the journal, went into collecting, and nothing was found."""

OLDER = (20, 100)
"""Collections of the young generation before one of the older, and of those before one of the oldest."""


def collect_rarely() -> None:
    """Collect seldom from now on, and never again among what is loaded already and will stay."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *OLDER)
