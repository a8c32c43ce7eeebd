"""What silence is said to have kept, against the truth that only the simulation knows."""

import pytest

from waverly.clock import DAY_MS
from waverly.deciding import Record
from waverly.policies.judging.silence import value_of_silence
from waverly.simulation.players import ALWAYS, BY_ID, Fixed
from waverly.simulation.policies import players
from waverly.simulation.season import START, logged
from waverly.simulation.truth import PotentialOutcomes, answer_of, offline_world
from waverly.simulation.wavering import Wavering, waverings
from waverly.simulation.world import World

DAYS, DECISIONS_A_DAY = 10, 700
LEARNT_AFTER = 4
"""Days until the shares have moved: the week after them is valued."""


def answered(world: World, wavering: Wavering, record: Record) -> PotentialOutcomes:
    return answer_of(world, wavering.visit, BY_ID[record.arm] if record.displayed else None)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_interval_holds_the_orders_that_silence_truly_kept(seed: int) -> None:
    world = offline_world("A")
    learner, always = players(("lift",), world)["lift"], Fixed(ALWAYS)
    log, truly_kept, nights = [], 0.0, 0
    for wavering in waverings(world, DAYS * DECISIONS_A_DAY, START, DAYS, seed):
        while nights < (wavering.visit.at - START) // DAY_MS:
            nights += 1
            learner.night(nights, START + nights * DAY_MS)
        record = learner.choose(wavering.opportunity, wavering)
        answer = answered(world, wavering, record)
        entry = logged(record, answer, wavering)
        learner.see(entry)
        if nights >= LEARNT_AFTER:
            log.append(entry)
            shown = answered(world, wavering, always.choose(wavering.opportunity, wavering))
            truly_kept += answer.p_buy - shown.p_buy
    value = value_of_silence(log, list(BY_ID.values()), mean_order=80.0)
    assert value.orders_kept is not None, value.unclear
    assert value.orders_kept.low < truly_kept < value.orders_kept.high
    assert abs(truly_kept) > 5  # there is something to find
    assert value.orders_kept.high - value.orders_kept.low < len(log) / 4  # and it says something
