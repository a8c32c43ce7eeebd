"""The list of recurring jobs, each with its timetable. A job looks after every site."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import msgspec

from waverly.background.digests import queue_digests
from waverly.background.each_site import for_each_site
from waverly.background.outgoing import Outgoing
from waverly.background.watching import watch, watched_said
from waverly.clock import DAY_MS, HOUR_MS
from waverly.errors import DataError, WaverlyError
from waverly.feeds.due import read_due
from waverly.feeds.pages import read_pages
from waverly.jobs import Job, Run
from waverly.policies.nightly import update_rests, update_shares
from waverly.policies.shares.words import moved_said
from waverly.processes.child import Ended, broke_off, run_waverly
from waverly.reporting.capture.paces import paces_said, update_paces
from waverly.reporting.journeys.co_views import update_co_views
from waverly.reporting.measuring.catch_up import catch_up
from waverly.reporting.measuring.forgetting import forget_past
from waverly.scoring.model_registry import forget_models
from waverly.settings import Settings
from waverly.storage import Store
from waverly.storage.catalogue.shop_rows import forget_confirmations
from waverly.storage.chores.job_rows import due_before, forget_runs
from waverly.storage.chores.outbox_rows import forget_sent
from waverly.storage.log.closing_rows import is_being_closed
from waverly.storage.people.contacts.letter_rows import Written, forget_letters
from waverly.storage.people.contacts.rows import forget_contacts
from waverly.storage.people.erased.rows import KEPT_MS, forget_marks
from waverly.storage.people.wishes.rows import forget_wishes
from waverly.storage.site.share_rows import Move
from waverly.storage.site.user_rows import forget_failures_before
from waverly.training.child import train_in_child
from waverly.wishes.coming_back import write_to_those_who_come_back
from waverly.wishes.due import tell_due
from waverly.wording import counted

KEPT_DAYS = 30
"""How long a message that left can still be sent again, and a job's run be looked at."""

KEPT_WISHES_DAYS = 90
"""How long what a shopper handed in is kept after it ended; a kept cart, since it was kept."""

LEAP_MS = 30 * DAY_MS
"""So long after the last night the clock may be wrong: nothing is deleted on its first word."""

LEAPT = (
    "Forgot nothing: by the machine's clock {} have passed since the last time. "
    "If the clock is right, the next night forgets what is too old."
)

CLOSINGS_MS = HOUR_MS
"""What `closings` looks at: the answers of the last hour."""

NO_MAIL = "No mail is set up: WAVERLY_SMTP_URL is not set."

CHILD = "child"
"""The lane of jobs that wait for a child process: one child at a time, so that memory stays bounded."""

FETCHING = "fetching"
"""The lane of what waits for other people's servers."""

Done = TypeVar("Done")

MoveShares = Callable[[Store, str, int], Awaitable[Sequence[Move]]]


def recurring_jobs(settings: Settings, store: Store, outgoing: Outgoing) -> list[Job]:
    """Return every job of the server."""
    work = _Work(settings, store, outgoing)
    return [
        _job("measure", "*/5 * * * *", work.measure),
        _job("feeds", "15 * * * *", work.feeds, FETCHING),
        _job("pages", "50 3 * * *", work.pages),
        _job("wishes", "*/5 * * * *", work.wishes),
        _job("letters", "*/5 * * * *", work.letters),
        _job("neighbours", "25 3 * * *", work.neighbours),
        _job("paces", "30 3 * * *", work.paces),
        _job("rests", "25 * * * *", work.rests),
        _job("closings", "*/5 * * * *", work.closings),
        _job("train", "10 2 * * *", work.train, CHILD),
        _job("shares", "10 3 * * *", work.shares),
        _job("tidy", "40 3 * * *", work.tidy),
        _job("forget", "50 4 * * *", work.forget),
        _job("watch", "40 5 * * *", work.watch, CHILD),
        _job("learner", "10 4 * * sun", work.learner, CHILD),
        _job("digests", "0 7 * * mon", work.digests),
    ]


def _job(name: str, timetable: str, run: Run, lane: str = "") -> Job:
    """Return a job whose purpose is what its function says of itself."""
    return Job(name=name, timetable=timetable, purpose=run.__doc__ or "", run=run, lane=lane)


class _Work:
    """What each job does. Each takes the instant it was due and returns a sentence."""

    def __init__(self, settings: Settings, store: Store, outgoing: Outgoing) -> None:
        self._settings = settings
        self._store = store
        self._outgoing = outgoing

    async def measure(self, at: int) -> str:
        """Count visits that have ended, late orders and refunds."""
        await self._each(catch_up, at)
        return "All visits that have been over for half an hour are counted."

    async def feeds(self, at: int) -> str:
        """Read the product feeds that are due."""
        allowed = self._settings.private_feeds
        found = await for_each_site(
            self._store, lambda site: read_due(self._store, site.key, at, allow_private=allowed)
        )
        readings = [reading for each in found for reading in each]
        said = " ".join(reading.sentence for reading in readings)
        failed = sum(not reading.ok for reading in readings)
        if failed:  # all were tried; a run that failed stands in the log and in the metrics
            feeds = counted(len(readings), "feed")
            raise DataError(f"{failed} of {feeds} could not be read. {said}")
        return said or "No feed was due."

    async def pages(self, at: int) -> str:
        """Learn what product pages say, where nobody has stated a product."""
        count = sum(await self._each(read_pages, at))
        products = counted(count, "product is", "products are")
        return f"{products} new or changed by what their pages say."

    async def wishes(self, at: int) -> str:
        """Write to shoppers who asked for it: reminders, prices that fell, goods that are back."""
        if not self._outgoing.has_mail:
            return NO_MAIL
        return await tell_due(self._store, at)

    async def letters(self, at: int) -> str:
        """Write to shoppers who agreed to it and keep coming back without buying."""
        if not self._outgoing.has_mail:
            return NO_MAIL
        holdout = self._settings.holdout
        found = await for_each_site(
            self._store,
            lambda site: write_to_those_who_come_back(self._store, site, at, holdout),
        )
        return _letters_said([letter for each in found for letter in each])

    async def neighbours(self, at: int) -> str:
        """Learn which products are looked at in the same visit."""
        count = sum(await self._each(update_co_views, at))
        return f"{counted(count, 'product is', 'products are')} looked at together with others."

    async def paces(self, at: int) -> str:
        """Learn how long each checkout step takes those who get past it."""
        count = sum(await self._each(update_paces, at))
        return paces_said(count)

    async def rests(self, at: int) -> str:
        """Hold back help that annoys, and try again what has rested."""
        return await self._move(update_rests, at)

    async def closings(self, at: int) -> str:
        """Pause help at once when many people are closing it."""
        return await self._move(_rest_what_is_being_closed, at)

    async def train(self, at: int) -> str:
        """Learn from past visits who is likely to buy and who is likely to leave."""
        found = await for_each_site(
            self._store, lambda site: train_in_child(self._settings, site.key, at)
        )
        return " ".join(each.sentence for each in found)

    async def shares(self, at: int) -> str:
        """Learn from past orders which help to show how often."""
        return await self._move(update_shares, at)

    async def tidy(self, at: int) -> str:
        """Forget messages that left, runs of jobs, and wishes that have ended, after a while."""
        await forget_failures_before(self._store, at - DAY_MS)
        before = at - KEPT_DAYS * DAY_MS
        messages = await forget_sent(self._store, before)
        runs = await forget_runs(self._store, before)
        old = at - KEPT_WISHES_DAYS * DAY_MS
        wishes = await forget_wishes(self._store, old)
        await forget_contacts(self._store, old)
        await forget_letters(self._store, old)
        await forget_confirmations(self._store, at)
        await forget_marks(self._store, at - KEPT_MS)
        gone = (
            counted(messages, "message"),
            counted(runs, "run of a job", "runs of jobs"),
            counted(wishes, "wish", "wishes"),
        )
        return "Forgot {}, {} and {}.".format(*gone)

    async def forget(self, at: int) -> str:
        """Delete what is older than visits are kept; what was counted of it stays."""
        before = await due_before(self._store, "forget", at)
        if before is not None and at - before > LEAP_MS:
            return LEAPT.format(counted((at - before) // DAY_MS, "day"))
        days = self._settings.keep_days
        each = await for_each_site(
            self._store, lambda site: forget_past(self._store, site.key, at, days)
        )
        visits, rows = sum(one.sessions for one in each), sum(one.rows for one in each)
        told = f"{counted(visits, 'visit')} older than {counted(days, 'day')}"
        models = await self._forget_models(at - days * DAY_MS)
        also = (
            f" {counted(models, 'model')} that decided none of what is kept went, too."
            if models
            else ""
        )
        return f"Forgot {told}, and {counted(rows, 'row')} in all.{also}"

    async def _forget_models(self, before: int) -> int:
        gone = await for_each_site(
            self._store,
            lambda site: asyncio.to_thread(
                forget_models, self._settings.models_of(site.key), before
            ),
        )
        return sum(map(len, gone))

    async def learner(self, at: int) -> str:
        """Judge whether a model would decide better what is shown."""
        held = await for_each_site(self._store, lambda site: self._test_model(site.key, at))
        said = " ".join(_verdict(each) for each in held)
        if any(each.status for each in held):  # all were held; a run that failed stands in the log
            raise WaverlyError(said)
        return said

    async def watch(self, at: int) -> str:
        """Look whether any detector fell silent, and whether the model still fits its visitors."""
        found = await for_each_site(
            self._store, lambda site: watch(self._settings, self._store, site.key, at)
        )
        return watched_said([alarm for alarms in found for alarm in alarms])

    async def digests(self, at: int) -> str:
        """Send the week’s digest to those who asked for it."""
        readers, has_mail = self._outgoing.integrations, self._outgoing.has_mail
        return await queue_digests(self._store, readers, at, has_mail=has_mail)

    async def _each(
        self, step: Callable[[Store, str, int], Awaitable[Done]], at: int
    ) -> list[Done]:
        return await for_each_site(self._store, lambda site: step(self._store, site.key, at))

    async def _move(self, step: MoveShares, at: int) -> str:
        return moved_said([move for moves in await self._each(step, at) for move in moves])

    async def _test_model(self, site: str, at: int) -> Ended:
        """Examine a model in a child process."""
        words = ("shares", "learn", "--json", "--site", site, "--at", at)
        return await run_waverly(self._settings, *words)


async def _rest_what_is_being_closed(store: Store, site: str, at: int) -> Sequence[Move]:
    is_hurried = await is_being_closed(store, site, at - CLOSINGS_MS, at)
    return await update_rests(store, site, at) if is_hurried else ()


def _letters_said(written: Sequence[Written]) -> str:
    sent = sum(not each.held_out for each in written)
    leave, stay = counted(sent, "letter is", "letters are"), len(written) - sent
    return f"{leave} on the way; {counted(stay, 'is', 'are')} held back by the holdout."


def _verdict(ended: Ended) -> str:
    """Return what an acceptance test came to, or why it broke off."""
    if ended.status:
        test = "The acceptance test that judges whether a model may decide"
        return f"{broke_off(test, ended)} What decides now goes on deciding."
    return msgspec.json.decode(ended.printed, type=Move).sentence
