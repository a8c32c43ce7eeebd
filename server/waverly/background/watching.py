"""Looks every morning for what nobody would notice: silent detectors, a model that no longer fits."""

import logging
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from waverly.clock import DAY_MS, format_instant
from waverly.processes.child import broke_off, run_waverly
from waverly.reporting.capture.liveness import Rate, SilentDetector
from waverly.reporting.capture.report import capture
from waverly.reporting.periods import lately
from waverly.reporting.words import moment_title
from waverly.scoring.artifact import newest
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.site.alarm_rows import Alarm, alarms_of, keep_alarms
from waverly.wording import counted

SILENT = "silent:"

log = logging.getLogger(__name__)

WEEK_DAYS = 7
"""A detector that fell silent is well again when it was seen in these days."""

MOST_DAYS = 60
"""So long an alarm about a detector lasts: by then the shop may simply have no size guide any more."""

ALL_WELL = "Every sign of hesitation is still seen, and the models fit their visitors."


class _Drift(Struct, frozen=True):
    word: str


class _Health(Struct, frozen=True):
    is_old: bool
    sentence: str
    drift: _Drift | None = None


class _Shown(Struct, frozen=True):
    """The part of `waverly models show --json` that is needed here."""

    health: _Health


_shown = msgspec.json.Decoder(_Shown)


async def watch(settings: Settings, store: Store, site: str, at: int) -> tuple[Alarm, ...]:
    """Keep and return the alarms of a site as of `at` (server milliseconds); new ones go to the log."""
    known = {alarm.key: alarm for alarm in await alarms_of(store, site)}
    month = await capture(store, site, await lately(store, site, at), at)
    week = await capture(store, site, await lately(store, site, at, WEEK_DAYS), at)
    now = [*map(_of_silence, month.alarms), *await _of_model(settings, site, at)]
    found = (*_went_on(known, now), *_lasting(known, now, week.rates, at))
    await keep_alarms(store, site, found, at)
    for alarm in found:
        if alarm.key not in known:
            log.warning("alarm at %s: %s", site, alarm.sentence)
    return found


def watched_said(found: Iterable[Alarm]) -> str:
    """Return what was found at all sites, in a few sentences."""
    sentences = [alarm.sentence for alarm in found]
    if not sentences:
        return ALL_WELL
    return f"{counted(len(sentences), 'alarm')}. {' '.join(sentences)}"


def _of_silence(silent: SilentDetector) -> Alarm:
    return Alarm(
        key=_key_of(silent),
        since=silent.since,
        sentence=(
            f"“{moment_title(silent.kind)}” has fallen silent on {silent.device} since "
            f"{format_instant(silent.since)} UTC: it used to be seen in {silent.usual:.1%} of visits, "
            f"since then in {silent.fired:,} of {silent.visits:,}. Has the theme changed?"
        ),
        page="capture",
    )


def _key_of(detector: SilentDetector | Rate) -> str:
    return f"{SILENT}{detector.kind}:{detector.device}"


async def _of_model(settings: Settings, site: str, at: int) -> list[Alarm]:
    """Return an alarm where the model in use is old, or its visitors are no longer those it learnt from."""
    if newest(settings.models_of(site), None) is None:
        return []
    # In a process of its own: a server that only answers shoppers never imports NumPy.
    ended = await run_waverly(settings, "models", "show", "--json", "--site", site)
    sentence = (
        broke_off("Examining the model in use", ended) if ended.status else _worry(ended.printed)
    )
    return [Alarm(key="model", since=at, sentence=sentence, page="learning")] if sentence else []


def _worry(printed: bytes) -> str:
    """Return what is wrong with a model by what `waverly models show` printed of it, "" for nothing."""
    health = _shown.decode(printed).health
    is_shifted = health.drift is not None and health.drift.word == "shifted"
    return f"The model in use: {health.sentence}" if health.is_old or is_shifted else ""


def _lasting(
    known: dict[str, Alarm], now: Iterable[Alarm], week: Iterable[Rate], at: int
) -> Iterable[Alarm]:
    """Yield known alarms about detectors that the last month cannot show any more, and that last.

    Where a detector has been silent for most of the month, its silence is what is usual.
    """
    over = {alarm.key for alarm in now} | {_key_of(rate) for rate in week if rate.fired}
    for key, alarm in known.items():
        if key.startswith(SILENT) and key not in over and at - alarm.since < MOST_DAYS * DAY_MS:
            yield alarm


def _went_on(known: dict[str, Alarm], found: Iterable[Alarm]) -> Iterable[Alarm]:
    """Yield what was found; of what was known before, with the time it was first noticed."""
    for alarm in found:
        before = known.get(alarm.key)
        yield alarm if before is None else msgspec.structs.replace(alarm, since=before.since)
