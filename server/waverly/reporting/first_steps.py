"""What a new store's owner still has to do, until it is done or the store is no longer new."""

from collections.abc import Sequence

from msgspec import Struct

from waverly.campaigns import Campaign
from waverly.clock import DAY_MS
from waverly.storage import Store
from waverly.storage.site.set_up import SetUp, set_up_of

NEW_FOR_DAYS = 14
"""How long a store is new. Who has left a step undone for two weeks has decided against it."""


class FirstStep(Struct, frozen=True, kw_only=True):
    """One thing to do: its name, what is to know of it until it is done, and the admin's page for it.

    `page` is empty where it is done by a command.
    """

    name: str
    todo: str
    page: str
    is_done: bool


async def first_steps(
    store: Store, site: str, campaigns: Sequence[Campaign], now: int
) -> tuple[FirstStep, ...]:
    """Return a new store's first steps at `now` (server milliseconds); none once all are done."""
    found = await set_up_of(store, site)
    if found is None or now - found.created_at > NEW_FOR_DAYS * DAY_MS:
        return ()
    steps = _steps(found, site, sum(not campaign.enabled for campaign in campaigns))
    return () if all(step.is_done for step in steps) else steps


def _steps(found: SetUp, site: str, off: int) -> tuple[FirstStep, ...]:
    return (
        FirstStep(
            name="Say which pages may use the tag",
            todo="No page may use it yet: all a browser sends is refused. On the server: "
            f"waverly init --home FOLDER --key {site} --origin https://shop.example",
            page="",
            is_done=found.has_origins,
        ),
        FirstStep(
            name="Put the tag on the shop’s pages",
            todo="It stands at the end of this page. Then open the shop in another tab, accept its cookies, "
            "and watch yourself come.",
            page="live",
            is_done=found.is_heard,
        ),
        FirstStep(
            name="Put your own terms into the campaigns",
            todo=f"{off} {'is' if off == 1 else 'are'} switched off. The page of each says what "
            "it waits for: your words on returns, delivery or payment, your catalogue, or a mail server.",
            page="campaigns",
            is_done=found.applied > 1 or not off,
        ),
        FirstStep(
            name="Bring the catalogue",
            todo="Campaigns that quote reviews, the fit or the stock stay silent until then.",
            page="catalogue",
            is_done=found.has_products,
        ),
        FirstStep(
            name="See a first order",
            todo="Orders are read off the page that confirms them; your backend can tell them, too. "
            "Without them nothing can be compared.",
            page="capture",
            is_done=found.has_orders,
        ),
    )
