"""A simulated visit under way: the time, the view, the numbers of its events, and what is sent."""

import random
from collections.abc import Generator
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from waverly.simulation.shopper import SimulatedVisit
from waverly.wire import Answer

CURRENCY = "EUR"


class ShopItem(Struct, frozen=True, kw_only=True):
    """A product a simulated shopper may look at. `url` is its page in the shop."""

    id: str
    name: str
    price: float
    category: str = "shoes"
    url: str = ""

    @property
    def path(self) -> str:
        """Return the path of its page, as the shop has it."""
        return urlsplit(self.url).path or f"/p/{self.id}"


class WalkStep(Struct, frozen=True, kw_only=True):
    """One batch: what to send and when (milliseconds)."""

    at: int
    view: str
    events: list[dict[str, Any]]
    page: dict[str, Any] | None = None
    ask: dict[str, Any] | None = None


class Story(Struct, kw_only=True):
    """How a visit really went, to compare with what a report says. `left_from` is the last page's type."""

    bought: bool = False
    value: float = 0.0
    displayed: str | None = None
    dismissed: bool = False
    asked: int = 0
    left_from: str = ""


Dialogue = Generator[WalkStep, Answer, Story]
Steps = Generator[WalkStep, Answer, None]


class Walk:
    """Keeps the time, the view and the event numbers of one visit.

    `rng` draws the shopper and their answers, `path` their way through the shop, so that a change of the
    way changes no answer.
    """

    def __init__(self, visit: SimulatedVisit) -> None:
        self.rng = random.Random(visit.seed)  # noqa: S311  # synthetic shoppers, not secrets
        self.path = random.Random(visit.seed + 1)  # noqa: S311
        self.visit = visit
        self.at = visit.at
        self.done_at = visit.at
        self.opened_at = visit.at
        self.view = ""
        self.page_type = ""
        self.seq = 0
        self.views = 0
        self.in_cart = 0
        self.step_reached: str | None = None
        self.others: list[ShopItem] = []

    def wait(self, low_s: float, high_s: float) -> None:
        """Let time pass while something is looked at."""
        self.at += int(self.rng.uniform(low_s, high_s) * 1000)

    def go_on(self, low_s: float, high_s: float) -> None:
        """Let time pass on the way to another page."""
        self.at += int(self.path.uniform(low_s, high_s) * 1000)

    def take(self, duration_ms: int) -> None:
        """Let at least that much time pass since the last action."""
        self.at = max(self.at, self.done_at + duration_ms)

    def stay(self, duration_ms: int) -> None:
        """Let at least that much time pass since the page was opened: nobody sees it earlier."""
        self.at = max(self.at, self.opened_at + duration_ms)

    def open(self, type_: str, path: str, **more: Any) -> dict[str, Any]:
        """Open a page and return what the script makes of it."""
        self.views += 1
        self.view = f"{self.visit.session}-{self.views}"
        self.page_type = type_
        self.seq = 0
        self.opened_at = self.done_at = self.at
        is_touch = self.visit.device == "mobile"
        return {
            "type": type_,
            "path": path,
            "device": self.visit.device,
            "width": 390 if is_touch else 1440,
            "height": 760 if is_touch else 860,
            "locale": "en",
            "referrer": self.visit.referrer if self.views == 1 else "internal",
            "source": "jsonld",
            **more,
        }

    def event(self, kind: str, **fields: Any) -> dict[str, Any]:
        """Return an event that happens now."""
        self.seq += 1
        self.done_at = self.at
        return {"kind": kind, "seq": self.seq, "at": self.at, **fields}

    def step(
        self,
        events: list[dict[str, Any]],
        page: dict[str, Any] | None = None,
        ask: dict[str, Any] | None = None,
    ) -> WalkStep:
        """Return a batch to send now."""
        return WalkStep(at=self.at, view=self.view, events=events, page=page, ask=ask)
