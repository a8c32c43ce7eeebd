"""Simulated shoppers go the shop's own ways: checkout moments in the checkout, exits from every page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import pytest

from tests.support.builders import NOW, a_campaign
from waverly.simulation.behaviour import EXPOSED_AFTER_MS, behave
from waverly.simulation.shopper import SimulatedVisit, visits
from waverly.simulation.signs import LASTS
from waverly.simulation.walk import ShopItem, Story, WalkStep
from waverly.simulation.world import AT_CHECKOUT, World
from waverly.wire import Answer, Decision
from waverly.wire.overlay.reading import MessageOverlay

ITEM = ShopItem(id="FW-1", name="ZX", price=100.0, category="trail", url="http://shop:1/p/zx-elite")
WAY = ("home", "listing", "product", "cart", "checkout", "confirmation")


HELP = a_campaign("fit-help")
OVERLAY = MessageOverlay(title="A word of help", body="It fits.")


class Told:
    """One visit as it went, with each step's page; `helped` when every question is answered with help."""

    def __init__(
        self, visit: SimulatedVisit, items: Sequence[ShopItem] = (ITEM,), *, helped: bool = False
    ) -> None:
        self.visit = visit
        self.items = items
        self.helped = helped
        self.steps: list[tuple[str, WalkStep]] = list(self._go(visit))

    def _go(self, visit: SimulatedVisit) -> Iterator[tuple[str, WalkStep]]:
        dialogue = behave(visit, World(), self.items, {HELP.id: HELP})
        step, page = next(dialogue), ""
        while True:
            page = page if step.page is None else str(step.page["type"])
            yield page, step
            try:
                step = dialogue.send(self._answer(step))
            except StopIteration as end:
                self.story: Story = end.value
                return

    def _answer(self, step: WalkStep) -> Answer:
        if not self.helped or step.ask is None:
            return Answer()
        identity = f"d-{step.view}-{step.ask['seq']}"
        return Answer(decision=Decision(id=identity, campaign=HELP.id, overlay=OVERLAY))

    @property
    def pages(self) -> list[str]:
        return [page for page, step in self.steps if step.page is not None]

    @property
    def events(self) -> list[tuple[str, str]]:
        return [(page, str(event["kind"])) for page, step in self.steps for event in step.events]


@cache
def told() -> list[Told]:
    return [Told(visit) for visit in visits(World(), 3_000, NOW, 7, seed=1)]


def test_checkout_moments_are_felt_in_the_checkout_and_no_others_are() -> None:
    felt = {page for each in told() for page, kind in each.events if kind in AT_CHECKOUT}
    assert felt == {"checkout"}
    signs = {"pause", "scroll_loop", "size_guide_unresolved", "policy_linger", "exit_intent"}
    assert {page for each in told() for page, kind in each.events if kind in signs} == {"product"}


def test_nobody_jumps_a_page_on_the_way_to_buying() -> None:
    for each in told():
        ways = [WAY.index(page) for page in each.pages]
        assert all(later - earlier <= 1 for earlier, later in pairwise(ways))


def test_many_look_at_several_products_and_come_back_to_the_listing_between() -> None:
    items = [ITEM, *(ShopItem(id=f"FW-{n}", name="Z", price=9.0, category="trail") for n in (2, 3))]
    several = 0
    for visit in visits(World(), 500, NOW, 7, seed=1):
        pages = Told(visit, items).pages
        several += pages.count("product") > 1
        assert all(now != "product" for before, now in pairwise(pages) if before == "product")
    assert several > 30


def test_some_leave_from_every_kind_of_page_and_some_at_once() -> None:
    left = Counter(each.story.left_from for each in told())
    assert set(left) == set(WAY)
    assert left["product"] > left["listing"] > left["cart"] > left["checkout"] > 0
    assert 0.10 < sum(len(each.pages) == 1 for each in told()) / len(told()) < 0.25


@pytest.mark.parametrize(
    ("page", "paths"),
    [
        ("listing", {"/c/trail"}),
        ("product", {"/p/zx-elite"}),
        ("cart", {"/cart"}),
        ("checkout", {f"/checkout/{s}" for s in ("contact", "delivery", "payment", "review")}),
    ],
)
def test_every_page_has_the_path_the_shop_gives_it(page: str, paths: set[str]) -> None:
    steps = [step for each in told() for kind, step in each.steps if kind == page and step.page]
    assert {str(step.page["path"]) for step in steps if step.page} == paths


def test_as_many_buy_as_their_true_chances_say() -> None:
    bought = sum(each.story.bought for each in told())
    meant = sum(1 / (1 + 2.718281828**-each.visit.log_odds) for each in told())
    assert bought == pytest.approx(meant, rel=0.15)
    assert {each.story.left_from for each in told() if each.story.bought} == {"confirmation"}


def test_times_go_forward_and_numbers_begin_anew_in_each_view() -> None:
    for each in told()[:200]:
        times = [step.at for _, step in each.steps]
        assert times == sorted(times)
        seen = [(step.view, event["seq"]) for _, step in each.steps for event in step.events]
        assert len(seen) == len(set(seen))


def test_nobody_does_two_things_at_once() -> None:
    for each in told():
        before = each.visit.at
        for _, step in each.steps:
            for event in step.events:
                lasted = sum(int(event.get(name, 0)) for name in LASTS)
                assert event["at"] - lasted >= before or not lasted
            before = step.at


def test_nobody_looks_at_a_page_for_longer_than_it_is_open() -> None:
    for each in told():
        opened_at = 0
        for _, step in each.steps:
            opened_at = opened_at if step.page is None else step.at
            looks = [event for event in step.events if event["kind"] == "view_progress"]
            longest = [max(e["active_ms"], *e.get("sections", {"none": 0}).values()) for e in looks]
            assert all(ms <= step.at - opened_at for ms in longest)


def test_a_step_of_the_checkout_that_was_got_past_says_how_long_it_took() -> None:
    for one in told():
        opened: dict[str, str] = {}
        took: dict[str, int] = {}
        for _page, step in one.steps:
            if step.page is not None and "step" in step.page:
                opened[step.page["step"]] = step.view
            for event in step.events:
                if event["kind"] == "view_progress":
                    took[step.view] = event["active_ms"]
        for name, _next in pairwise(opened):
            assert took[opened[name]] >= 10_000


def test_an_overlay_is_seen_after_its_answer_and_closed_after_that_on_the_same_page() -> None:
    met = closed = 0
    for visit in visits(World(), 1_000, NOW, 7, seed=2):
        asked: dict[str, WalkStep] = {}
        seen: dict[str, int] = {}
        for _, step in Told(visit, helped=True).steps:
            for event in step.events:
                about = asked.get(str(event.get("decision")))
                if about is None:
                    continue
                assert step.view == about.view
                assert about.at <= event["at"] <= step.at
                if event["kind"] == "overlay_exposed":
                    seen[event["decision"]] = event["at"]
                    assert event["at"] - about.at >= EXPOSED_AFTER_MS
                else:
                    assert event["at"] > seen[event["decision"]]
                if event["kind"] == "overlay_dismissed":
                    assert EXPOSED_AFTER_MS < event["shown_ms"] <= event["at"] - about.at
                    closed += 1
            if step.ask is not None:
                asked[f"d-{step.view}-{step.ask['seq']}"] = step
        met += len(seen)
    assert met > 500 and closed > 100
