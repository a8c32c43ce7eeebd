"""The promise in small; `make bench` keeps it over 2,000 experiments and 60 days."""

from tests.support.simulated_experiments import World, watch, watch_revenue


def test_experiments_without_an_effect_watched_daily_rarely_call_one() -> None:
    watched = watch(World(), experiments=150, days=40, seed=1)
    assert watched.share(watched.called) <= 0.05
    assert watched.share(watched.hidden) <= 0.02


def test_a_planted_lift_stays_inside_the_interval_on_every_day() -> None:
    watched = watch(World(lift=0.10), experiments=150, days=40, seed=2)
    assert watched.share(watched.missed) <= 0.05


def test_visitors_lost_on_one_side_are_noticed() -> None:
    watched = watch(World(lost=0.15), experiments=60, days=30, seed=3)
    assert watched.share(watched.hidden) == 1.0


def test_long_tailed_revenue_without_an_effect_is_rarely_called_one() -> None:
    watched = watch_revenue(World(), experiments=40, weeks=6, seed=4)
    assert watched.share(watched.called) <= 0.05
