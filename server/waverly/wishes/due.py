"""Looks after wishes: reminds when it is time, tells once when a price fell or a product is back.

Whether it is so is read from the catalogue when the letter is written, never from when the wish was made.
"""

from collections.abc import Sequence

from waverly.catalogue.claims.grounds import is_sold_out
from waverly.catalogue.freshness import too_old
from waverly.catalogue.known import Known
from waverly.catalogue.product import variant_of
from waverly.clock import DAY_MS, MINUTE_MS
from waverly.errors import StorageError, WaverlyError
from waverly.processes.error_boundary import outcome_of, said_of
from waverly.storage import Store
from waverly.storage.catalogue.product_rows import Stated, stated_product
from waverly.storage.chores.outbox_rows import Draft, queue
from waverly.storage.people.wishes.rows import Wish, due_wishes, end_wishes, look_again
from waverly.storage.site.site_rows import Site, all_sites
from waverly.wishes.asked_for import note_asked_for
from waverly.wishes.letters import price_letter, reminder_letter, stock_letter
from waverly.wishes.places import page_address, stated_url
from waverly.wording import counted

LOOK_EVERY_MS = 15 * MINUTE_MS
"""How often prices and stock are looked at for those who wait."""

WAITS_MS = 365 * DAY_MS
"""Whoever waited a year does not expect the letter any more."""


async def tell_due(store: Store, at: int) -> str:
    """Queue the letters whose time has come; return what was done, in a sentence.

    Raises WaverlyError once all were tried where one could not be written; it is tried again later.
    """
    sites = {site.key: site for site in await all_sites(store)}
    drafts: list[Draft] = []
    told: list[Wish] = []
    failed: list[Exception] = []
    waiting: list[str] = []
    given_up: list[str] = []
    for wish in await due_wishes(store, at):
        draft = await outcome_of(_letter(store, wish, sites.get(wish.site), at))
        if isinstance(draft, StorageError):
            raise draft
        if isinstance(draft, Draft):
            drafts.append(draft)
            told.append(wish)
            continue
        failed += [] if draft is None else [draft]
        is_over = wish.site not in sites or at - wish.asked_at > WAITS_MS
        (given_up if is_over else waiting).append(wish.token)
    # Queued first: a letter has one key, so telling it twice sends it once, and none is lost in between.
    await queue(store, drafts, at)
    await note_asked_for(store, told, at)
    await end_wishes(store, [wish.token for wish in told], "told", at)
    await end_wishes(store, given_up, "given_up", at)
    await look_again(store, waiting, at + LOOK_EVERY_MS)
    leave = counted(len(told), "letter is", "letters are")
    wait = counted(len(waiting), "waits", "wait")
    return _said(f"{leave} on the way; {wait} for a price or for stock.", failed)


def _said(done: str, failed: Sequence[Exception]) -> str:
    if not failed:
        return done
    letters = counted(len(failed), "letter")
    raise WaverlyError(
        f"{done} {letters} could not be written, the first because of this: {said_of(failed[0])}"
    ) from ExceptionGroup("letters", failed)


async def _letter(store: Store, wish: Wish, site: Site | None, at: int) -> Draft | None:
    """Return the letter that is due, or None while there is nothing to tell."""
    request = wish.request
    if site is None:
        return None
    stated = None
    if request.product is not None:
        stated = await stated_product(store, wish.site, request.product.id)
    url = stated_url(None if stated is None else stated.facts)
    link = page_address(site, url, request.page)
    if request.kind == "reminder":
        return reminder_letter(wish, link)
    if request.product is None or stated is None or _is_old(stated, at):
        return None
    variant = variant_of(stated.facts, request.product.variant)
    if is_sold_out(stated.facts, variant):
        return None
    if request.kind == "back_in_stock":
        return stock_letter(wish, link)
    own = None if variant is None else variant.price
    price = stated.facts.price if own is None else own
    has_fallen = price is not None and wish.price is not None and price < wish.price
    is_same_money = stated.facts.currency == wish.currency
    return price_letter(wish, price or 0.0, link) if has_fallen and is_same_money else None


def _is_old(stated: Stated, at: int) -> bool:
    known = Known(product=stated.facts, confirmed_at=stated.confirmed_at)
    return too_old(known, "price", at) is not None or too_old(known, "availability", at) is not None
