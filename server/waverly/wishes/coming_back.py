"""Writes to those who keep coming back and agreed to letters: once about each thing, and rarely.

A letter asks for attention like an overlay. So it is decided for everybody alike, costs points of the same
budget, and those in the holdout get none, so that what letters do is part of what the holdout measures.
"""

from collections.abc import Sequence
from hashlib import blake2b

from msgspec.structs import replace

from waverly.catalogue.claims.grounds import is_sold_out
from waverly.clock import DAY_MS
from waverly.deciding import Policy, bucket
from waverly.deciding.assignment import global_holdout_seed
from waverly.deciding.attention import can_afford
from waverly.pipeline.policy_of import policy_in_force
from waverly.storage import Store
from waverly.storage.catalogue.product_rows import stated_product
from waverly.storage.chores.outbox_rows import queue
from waverly.storage.log.outcome_rows import outcomes_of
from waverly.storage.measured.link_rows import persons_of, visitors_of
from waverly.storage.measured.visit_rows import visits_of
from waverly.storage.people.contacts.letter_rows import (
    ALL,
    Written,
    last_unasked,
    note_letters,
    was_written,
)
from waverly.storage.people.contacts.rows import Contact, contacts_seen
from waverly.storage.people.told.cart_rows import held, told_cart_of
from waverly.storage.people.told.case_rows import has_open_case
from waverly.storage.people.visitor_rows import profile_of
from waverly.storage.people.wishes.rows import has_wish_about
from waverly.storage.site.site_rows import Site
from waverly.storage.site.site_settings import baseline_end
from waverly.wishes.letters import revisit_letter
from waverly.wishes.page_words import name_for
from waverly.wishes.places import page_address, stated_url
from waverly.wishes.revisits import WINDOW_MS, Revisited, revisited

LATE_MS = DAY_MS
"""A visit older than this is no occasion any more."""

REST_MS = WINDOW_MS
"""Nobody gets two such letters within a week, whatever they look at."""


async def write_to_those_who_come_back(
    store: Store, site: Site, at: int, holdout: float
) -> list[Written]:
    """Queue the letters that are due at a store; return them, with those the holdout holds back."""
    contacts = await contacts_seen(store, site.key, at - LATE_MS)
    if not contacts:
        return []
    policy = await _policy(store, site.key, holdout)
    found = [await _write(store, site, policy, contact, at) for contact in contacts]
    return [letter for letter in found if letter is not None]


async def _policy(store: Store, site: str, holdout: float) -> Policy:
    until = await baseline_end(store, site)
    return replace(await policy_in_force(store, site, holdout), baseline_until=until)


async def _write(
    store: Store, site: Site, policy: Policy, contact: Contact, at: int
) -> Written | None:
    """Write to one contact if there is an occasion, and note it; None when there is none."""
    person = (await persons_of(store, site.key, [contact.visitor]))[contact.visitor]
    visitors = await visitors_of(store, site.key, [person])
    what = await _occasion(store, contact, list(visitors), at)
    if what is None:
        return None
    key = _key(person, what)
    last = await last_unasked(store, site.key, person)
    if (last is not None and at - last < REST_MS) or await was_written(store, site.key, key):
        return None
    if not await _may_ask(store, site.key, list(visitors), policy, at):
        return None
    planned = ALL if at < policy.baseline_until else round(policy.holdout * ALL)
    is_held = bucket(global_holdout_seed(site.key), person) < planned / ALL
    written = Written(
        site=site.key, key=key, person=person, at=at, held_out=is_held, planned=planned
    )
    if not is_held:  # queued first: the outbox sends one key once, and none is lost in between
        link = page_address(site, what.url, what.path)
        await queue(store, [revisit_letter(contact, what, key, link)], at)
    await note_letters(store, [written])
    return written


async def _occasion(
    store: Store, contact: Contact, visitors: Sequence[str], at: int
) -> Revisited | None:
    happened = await outcomes_of(store, contact.site, visitors)
    if any(each.kind == "unsubscribed" and each.at >= contact.agreed_at for each in happened):
        return None
    if await has_open_case(store, contact.site, contact.visitor, at):
        return None
    told = await told_cart_of(store, contact.site, contact.visitor, at)
    cart = None if told is None else held(told)
    what = revisited(await visits_of(store, contact.site, visitors), happened, at, cart)
    if what is None or what.kind == "cart":
        return what
    if await has_wish_about(store, contact.site, contact.email, what.product):
        return None  # they get, or got, the letter they asked for
    stated = await stated_product(store, contact.site, what.product)
    facts = None if stated is None else stated.facts
    if facts is not None and is_sold_out(facts, None):
        return None
    name = name_for(facts, what.name)
    return replace(what, name=name, url=stated_url(facts)) if name else None


async def _may_ask(
    store: Store, site: str, visitors: Sequence[str], policy: Policy, at: int
) -> bool:
    """Return whether the person has attention left, whichever browser it was spent in."""
    seen = {
        each
        for visitor in visitors
        for each in (await profile_of(store, site, visitor, at=at)).seen
    }
    return can_afford("mail", seen, policy, at)


def _key(person: str, what: Revisited) -> str:
    about = f"{what.kind}\n{what.product}"
    return f"revisit-{person}-{blake2b(about.encode(), digest_size=12).hexdigest()}"
