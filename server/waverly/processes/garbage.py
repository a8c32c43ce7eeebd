"""How often Python looks for circles of references: rarely, because our work leaves next to none behind."""

import gc

YOUNG = 50_000
"""Containers made and not yet freed before Python looks; its own choice is 700. At 700 a fifth of the CPU
of a server under load, and of a replay of the journal, went into looking, and nothing was found."""

OLDER = (20, 100)
"""Looks among the young before one among the older, and so on to the oldest."""


def look_rarely() -> None:
    """Look seldom from now on, and never again at what is loaded already and will stay."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *OLDER)
