"""Visits take turns in order of time, however long each is."""

from tests.support.builders import NOW
from waverly.simulation.courses import Course, Queue
from waverly.simulation.items import ITEMS
from waverly.simulation.shopper import visits
from waverly.simulation.walk import Story
from waverly.simulation.world import World
from waverly.wire import Answer


def test_what_happens_first_is_sent_first() -> None:
    queue = Queue(Course(each, World(), ITEMS, {}) for each in visits(World(), 300, NOW, 1, seed=1))
    sent: list[int] = []
    stories: list[Story] = []
    while (course := queue.get()) is not None:
        sent.append(course.step.at)
        story = course.answered(Answer(session_version=course.version + 1))
        stories += [] if story is None else [story]
        if story is None:
            queue.put(course)
    assert sent == sorted(sent)
    assert len(stories) == 300
