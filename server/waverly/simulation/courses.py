"""Simulated visits under way, queued by the time of their next step: what happens first is sent first."""

from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import count

from waverly.campaigns import Campaign
from waverly.simulation.behaviour import behave
from waverly.simulation.shopper import SimulatedVisit
from waverly.simulation.walk import ShopItem, Story
from waverly.simulation.world import World
from waverly.wire import Answer


class Course:
    """One visit under way: its dialogue, the step to send next, and the session version its browser knows."""

    def __init__(
        self,
        visit: SimulatedVisit,
        world: World,
        items: Sequence[ShopItem],
        campaigns: Mapping[str, Campaign],
    ) -> None:
        self.visit = visit
        self.version = 0
        self._dialogue = behave(visit, world, items, campaigns)
        self.step = next(self._dialogue)

    def answered(self, answer: Answer) -> Story | None:
        """Go on to the next step; return how the visit went when that was the last one."""
        self.version = answer.session_version
        try:
            self.step = self._dialogue.send(answer)
        except StopIteration as end:
            story: Story = end.value
            return story
        return None


class Queue:
    """The visits to come and those under way; what happens first is sent first, as in a real shop."""

    def __init__(self, courses: Iterator[Course]) -> None:
        self._waiting: list[tuple[int, int, Course]] = []
        self._numbers = count()
        self._to_come = courses
        self._next = next(courses, None)

    def put(self, course: Course) -> None:
        """Add a visit to the queue."""
        heappush(self._waiting, (course.step.at, next(self._numbers), course))

    def get(self) -> Course | None:
        """Return the visit whose step is the earliest; None when all are over or with somebody."""
        course = self._next
        if course is not None and (not self._waiting or course.step.at < self._waiting[0][0]):
            self._next = next(self._to_come, None)
            return course
        return heappop(self._waiting)[2] if self._waiting else None
