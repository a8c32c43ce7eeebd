"""Main-thread time of a script's own frames, sampled: at load, and over a shopping session."""

import statistics
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser

from tests.benchmarks.browsing import HELP
from tests.benchmarks.client.scripts import DELEGATED, FLOORS, peers
from tests.benchmarks.client.visiting import ROUNDS, arrive, shop, visit
from tests.benchmarks.result import Result

SAMPLED_EVERY_US = 200
LONGEST_SAMPLE_US = 5 * SAMPLED_EVERY_US
LONG_TASK_MS = 50
OURS = "ours"
Profile = dict[str, Any]


def measure(browser: Browser, url: str) -> list[Result]:
    """Return times of ours beside those of floors and peers, each the median of interleaved rounds."""
    beside = peers()
    load, longest = _at_load(browser, url, beside)
    session = _of_sessions(browser, url, {**FLOORS, **beside})
    ours_at_load, ours_in_session = load.pop(OURS), session.pop(OURS)
    plausible = load.get("plausible")
    return [
        Result(
            what="main thread, own frames, at load (4x throttled; empty page 0)",
            measured=f"{ours_at_load:.1f} ms{_told(load)}",
            target="≤ plausible's" + (" (not at hand)" if plausible is None else ""),
            met=None if plausible is None else ours_at_load <= plausible,
        ),
        Result(
            what="the longest stretch of it without a break (4x throttled)",
            measured=f"{longest:.1f} ms",
            target=f"< {LONG_TASK_MS} ms",
            met=longest < LONG_TASK_MS,
        ),
        Result(
            what="main thread, own frames, 20 s shopping session (4x throttled)",
            measured=f"{ours_in_session:.1f} ms{_told(session)}",
            target=f"≤ {DELEGATED}, in the same run",
            met=ours_in_session <= session[DELEGATED],
        ),
    ]


def _told(medians: Mapping[str, float]) -> str:
    told = ", ".join(f"{name} {median:.1f}" for name, median in medians.items())
    return f" ({told})" if told else ""


def _at_load(
    browser: Browser, url: str, others: Mapping[str, str]
) -> tuple[dict[str, float], float]:
    """Return the medians by script, and the longest stretch of ours: the median of the rounds' longest."""
    stretches: list[float] = []
    times: dict[str, list[float]] = {}
    for name, script in _interleaved(others):
        with visit(browser, script) as (page, devtools), profiled(devtools) as profile:
            arrive(page, url)
        times.setdefault(name, []).append(own_ms(profile))
        if script is None:
            stretches.append(longest_ms(profile))
    return _medians(times), statistics.median(stretches)


def _of_sessions(browser: Browser, url: str, others: Mapping[str, str]) -> dict[str, float]:
    times: dict[str, list[float]] = {}
    for name, script in _interleaved(others):
        with visit(browser, script) as (page, devtools):
            arrive(page, url)
            with profiled(devtools) as profile:
                shop(page)
            times.setdefault(name, []).append(own_ms(profile))
    return _medians(times)


def _interleaved(others: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    for _ in range(ROUNDS):
        yield OURS, None
        yield from others.items()


def _medians(times: Mapping[str, list[float]]) -> dict[str, float]:
    return {name: statistics.median(values) for name, values in times.items()}


@contextmanager
def profiled(devtools: Any) -> Iterator[Profile]:
    """Give a profile that is filled when the block has ended."""
    profile: Profile = {}
    devtools.send("Profiler.enable")
    devtools.send("Profiler.setSamplingInterval", {"interval": SAMPLED_EVERY_US})
    devtools.send("Profiler.start")
    yield profile
    profile.update(devtools.send("Profiler.stop")["profile"])


def own_ms(profile: Profile) -> float:
    """Return the milliseconds sampled in frames of the script."""
    own = _own_nodes(profile)
    return sum(ms for node, ms in _samples(profile) if node in own)


def longest_ms(profile: Profile) -> float:
    """Return the longest run of samples in the script and what it calls, tidying up memory included."""
    within = _own_nodes(profile)
    children = {node["id"]: node.get("children", []) for node in profile["nodes"]}
    waiting = list(within)
    while waiting:
        called = set(children[waiting.pop()]) - within
        within |= called
        waiting.extend(called)
    tidying = _nodes(profile, "functionName", "(garbage collector)")
    longest = stretch = 0.0
    for node, ms in _samples(profile):
        is_ours = node in within or (stretch > 0 and node in tidying)
        stretch = stretch + ms if is_ours else 0.0
        longest = max(longest, stretch)
    return longest


def _samples(profile: Profile) -> Iterator[tuple[int, float]]:
    """Yield the sampled node and how long; what is longer than some samples, somebody else had the core."""
    for node, delta_us in zip(profile["samples"], profile["timeDeltas"], strict=True):
        yield node, min(delta_us, LONGEST_SAMPLE_US) / 1000


def _own_nodes(profile: Profile) -> set[int]:
    return _nodes(profile, "url", HELP)


def _nodes(profile: Profile, field: str, start: str) -> set[int]:
    nodes = profile["nodes"]
    return {node["id"] for node in nodes if node["callFrame"][field].startswith(start)}
