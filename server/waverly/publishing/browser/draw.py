"""Draws a campaign in every wording and look, and gathers what was found."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from waverly.campaigns import Campaign
from waverly.campaigns.accessibility import Theme
from waverly.campaigns.evidence import GateHalf
from waverly.campaigns.finding import CampaignFinding
from waverly.publishing.browser.checks import by_axe, by_keyboard, by_measure
from waverly.publishing.browser.chromium import axe_source
from waverly.publishing.browser.criteria import CHECKED, finding
from waverly.publishing.browser.host import host_page
from waverly.publishing.browser.look import LOOKS, Look
from waverly.publishing.browser.scenes import Scene, scenes_of
from waverly.publishing.browser.stage import NotShown, show_next, shown
from waverly.wire import Decision
from waverly.wire.overlay.suits import DIALOGS

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

OnRender = Callable[[int, int], None]
"""Told how many pictures of how many were looked at."""


TRIES = 3
"""How often an overlay is waited for when the script says nothing against it: on a busy machine a hesitation
in the page's time may pass before the browser has drawn what it is about."""


AT_ONCE = 2
"""Pages drawn side by side: a page and whoever judges it wait for each other."""


class Drawing:
    """Draws overlays with the built script on one kind of page."""

    def __init__(
        self,
        browser: "Browser",
        client: Path,
        *,
        own_page: str = "",
        looks: Iterable[tuple[Look, ...]] = LOOKS,
    ) -> None:
        self._browser = browser
        self._client = client
        self._own_page = own_page
        self._looks = tuple(looks)
        self._axe = axe_source()

    @property
    def by(self) -> str:
        """Return what draws and judges, with versions."""
        return f"Chromium {self._browser.version} with axe-core {_axe_version(self._axe)}"

    async def draw(
        self, campaign: Campaign, theme: Theme, on_render: OnRender = lambda done, of: None
    ) -> tuple[GateHalf, tuple[CampaignFinding, ...]]:
        """Return what was done and found over every wording of a campaign, in every look."""
        scenes, found = scenes_of(campaign)
        of = len(scenes) * sum(len(looks) for looks in self._looks)
        done = 0

        def tell(count: int) -> None:
            nonlocal done
            done += count
            on_render(done, of)

        at_once = asyncio.Semaphore(AT_ONCE)

        async def group(looks: tuple[Look, ...]) -> list[list[CampaignFinding]]:
            async with at_once:
                return await self._in_turn(scenes, theme, looks, tell)

        groups = await asyncio.gather(*map(group, self._looks))
        found += [
            each for of_scene in zip(*groups, strict=True) for part in of_scene for each in part
        ]
        names = ", ".join(look.name for looks in self._looks for look in looks)
        part = GateHalf(
            name="browser",
            checked=(*CHECKED, f"drawn at {names}"),
            renders=done,
            by=self.by,
        )
        return part, _once(found)

    async def look_at(
        self, scene: Scene, theme: Theme, looks: tuple[Look, ...]
    ) -> list[CampaignFinding]:
        """Return what is found in one group of looks: the window is made narrower from one to the next."""
        (found,) = await self._in_turn([scene], theme, looks)
        return found

    async def _in_turn(
        self,
        scenes: Sequence[Scene],
        theme: Theme,
        looks: tuple[Look, ...],
        tell: Callable[[int], None] = lambda count: None,
    ) -> list[list[CampaignFinding]]:
        """Return what is found in each scene, on as few pages as it takes."""
        found: list[list[CampaignFinding]] = []
        while len(found) < len(scenes):
            found += await self._on_one_page(scenes[len(found) :], theme, looks, tell)
        return found

    async def _on_one_page(
        self,
        scenes: Sequence[Scene],
        theme: Theme,
        looks: tuple[Look, ...],
        tell: Callable[[int], None],
    ) -> list[list[CampaignFinding]]:
        """Return what is found in the first scene, which comes the whole way, and in those its page shows."""
        first, *others = scenes
        html = host_page(theme, first.lang, self._own_page)
        found: list[list[CampaignFinding]] = []
        for _ in range(TRIES):
            try:
                async with shown(
                    self._browser, self._client, html, _decision(first), looks[0]
                ) as page:
                    found.append(await self._look_through(page, first, looks))
                    tell(len(looks))
                    for scene in others:
                        lang = None if self._own_page else scene.lang
                        await show_next(page, _decision(scene), looks[0], lang)
                        found.append(await self._look_through(page, scene, looks))
                        tell(len(looks))
                return found
            except NotShown as error:
                if found:
                    return found  # what did not come here begins a page of its own
                refused = error
                if error.is_reported:
                    break
        tell(len(looks))
        return [[_placed(finding("not-shown", "", str(refused)), first, looks[0])]]

    async def _look_through(
        self, page: "Page", scene: Scene, looks: tuple[Look, ...]
    ) -> list[CampaignFinding]:
        found: list[CampaignFinding] = []
        for look in looks:
            if look is not looks[0]:
                await page.set_viewport_size({"width": look.width, "height": look.height})
            drawn = await by_axe(page, self._axe, forced=look.scheme == "forced")
            drawn += await by_measure(page)
            found += [_placed(each, scene, look) for each in drawn]
        if not looks[-1].is_touch:
            walked = await by_keyboard(page, is_dialog=scene.overlay.format in DIALOGS)
            found += [_placed(each, scene, looks[-1]) for each in walked]
        return found


def _decision(scene: Scene) -> Decision:
    return Decision(
        id="gate", campaign="gate", why="This is drawn by the gate.", overlay=scene.overlay
    )


def _placed(each: CampaignFinding, scene: Scene, look: Look) -> CampaignFinding:
    element = f"{scene.place} {each.element}".strip()
    return replace(each, element=element, found=f"{each.found} ({look.name})")


def _once(found: Iterable[CampaignFinding]) -> tuple[CampaignFinding, ...]:
    """Return each thing once, as it was first seen: the same button is small in every look."""
    first: dict[tuple[str, str], CampaignFinding] = {}
    for each in found:
        first.setdefault((each.rule, each.element), each)
    return tuple(first.values())


def _axe_version(source: str) -> str:
    return source[:80].partition("axe v")[2].partition("\n")[0].strip() or "of unknown version"
