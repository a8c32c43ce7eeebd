"""How to train, apart from what to train on."""

from collections.abc import Callable

from msgspec import Struct

OnRound = Callable[[int, int], None]
"""Told the rounds done and the rounds planned."""


class Machine(Struct, frozen=True, kw_only=True):
    """How to train, apart from what: seed, threads and whom to tell of progress."""

    seed: int = 0
    num_threads: int = 1
    on_round: OnRound | None = None

    def listen(self, before: int, planned: int) -> list[Callable[..., None]]:
        """Callbacks that report `before` plus the rounds done, of `planned`."""
        told = self.on_round
        if told is None:
            return []
        return [lambda env: told(before + env.iteration + 1, planned)]

    @property
    def quiet(self) -> "Machine":
        """The same without progress, for trainings on the side."""
        return Machine(seed=self.seed, num_threads=self.num_threads)
