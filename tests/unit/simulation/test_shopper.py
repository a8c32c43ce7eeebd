from collections import Counter

from tests.support.builders import DAY, NOW
from waverly.simulation.shopper import visits
from waverly.simulation.world import CAUSE_SHARES, SIGNS, World
from waverly.wire.moments import MOMENTS


def test_the_same_seed_gives_the_same_visits_and_another_others() -> None:
    one, again, other = (list(visits(World(), 50, NOW, 7, seed)) for seed in (1, 1, 2))
    assert one == again
    assert one != other


def test_visits_come_in_order_of_time_within_the_days_asked_for() -> None:
    times = [visit.at for visit in visits(World(), 300, NOW, 3, seed=1)]
    assert times == sorted(times)
    assert times[0] >= NOW and times[-1] < NOW + 3 * DAY


def test_hidden_reasons_come_as_often_as_written_down() -> None:
    found = Counter(visit.cause for visit in visits(World(), 5_000, NOW, 7, seed=1))
    assert [c for c, share in CAUSE_SHARES.items() if abs(found[c] / 5_000 - share) > 0.03] == []
    assert sum(CAUSE_SHARES.values()) == 1


def test_every_sign_of_wavering_is_a_moment_we_know() -> None:
    kinds = {str(kind.__struct_config__.tag) for kind in MOMENTS}
    assert {sign for signs in SIGNS.values() for sign, _ in signs} <= kinds
