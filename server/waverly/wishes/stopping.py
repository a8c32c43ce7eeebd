"""Unsubscribing: one click in any letter ends all letters to the same address."""

from hmac import compare_digest

from waverly.storage import Store
from waverly.storage.people.contacts.rows import Contact, contact_of, end_contacts
from waverly.storage.people.wishes.rows import Wish, end_wishes, wish_of, withdraw_all


async def asked_by_link(store: Store, link: str) -> Wish | Contact | None:
    """Return what the letter with this link was sent for, or None when no letter has it.

    Whoever hands in a cart under somebody's address is told the token that restores it, so more stands here.
    """
    token, _, leave = link.partition(".")
    wish = await wish_of(store, token)
    if wish is None:
        return await contact_of(store, link)
    return wish if compare_digest(wish.leave.encode(), leave.encode()) else None


async def stop_letters(store: Store, asked: Wish | Contact, now: int) -> None:
    """End every wish and every agreement of the address a letter went to."""
    email = asked.email if isinstance(asked, Contact) else asked.request.email
    if email is None:
        await end_wishes(store, [asked.token], "withdrawn", now)
        return
    await withdraw_all(store, asked.site, email, now)
    await end_contacts(store, asked.site, email, now)
