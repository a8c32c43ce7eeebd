"""Whether the numbers tell the truth: thousands of experiments with a known effect, watched daily."""

from tests.benchmarks.result import Result
from tests.support.simulated_experiments import World, watch, watch_revenue

EXPERIMENTS = 2_000
DAYS = 60


def measure() -> list[Result]:
    """Return how often the report errs, and how often it notices what was planted."""
    nothing = watch(World(), EXPERIMENTS, DAYS, seed=11)
    planted = watch(World(lift=0.10), EXPERIMENTS, DAYS, seed=12)
    money = watch_revenue(World(), EXPERIMENTS // 5, 9, seed=14)
    broken = watch(World(lost=0.10), EXPERIMENTS // 10, DAYS, seed=13)
    return [
        Result(
            what=f"{EXPERIMENTS:,} A/A tests watched daily for {DAYS} days: false alarms",
            measured=f"{nothing.share(nothing.called):.2%}",
            target="≤ 5%",
            met=nothing.share(nothing.called) <= 0.05,
        ),
        Result(
            what="the same: sound splits called wrong",
            measured=f"{nothing.share(nothing.hidden):.2%}",
            target="≤ 1%",
            met=nothing.share(nothing.hidden) <= 0.01,
        ),
        Result(
            what="400 A/A tests of capped revenue, long-tailed, watched weekly for 9 weeks",
            measured=f"{money.share(money.called):.2%}",
            target="≤ 5%",
            met=money.share(money.called) <= 0.05,
        ),
        Result(
            what=f"a planted +10% inside the interval on every one of {DAYS} days",
            measured=f"{1 - planted.share(planted.missed):.2%} of experiments",
            target="≥ 95%",
            met=planted.share(planted.missed) <= 0.05,
        ),
        Result(
            what="a tenth of the shown lost: split called wrong",
            measured=f"{broken.share(broken.hidden):.1%}",
            target="≥ 99%",
            met=broken.share(broken.hidden) >= 0.99,
        ),
    ]
