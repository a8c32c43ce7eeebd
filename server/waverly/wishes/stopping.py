"""No more letters: one click on any of them ends all to the same address."""

from waverly.errors import NotFound
from waverly.storage import Store
from waverly.storage.people.contact_rows import contact_of, end_contacts
from waverly.storage.people.wish_rows import end_wishes, wish_of, withdraw_all


async def check_link(store: Store, token: str) -> None:
    """Raise NotFound when no letter has this link."""
    if await wish_of(store, token) is None and await contact_of(store, token) is None:
        raise dead_link()


async def stop_letters(store: Store, token: str, now: int) -> None:
    """End every wish and every agreement of the address a letter went to. Raises NotFound."""
    found = await wish_of(store, token)
    if found is not None and found.request.email is None:
        await end_wishes(store, [token], "withdrawn", now)
        return
    contact = await contact_of(store, token)
    if found is not None and found.request.email is not None:
        site, email = found.site, found.request.email
    elif contact is not None:
        site, email = contact.site, contact.email
    else:
        raise dead_link()
    await withdraw_all(store, site, email, now)
    await end_contacts(store, site, email, now)


def dead_link() -> NotFound:
    """Return what to say of a link that is not, or no more, known."""
    return NotFound(
        "This link leads nowhere any more",
        mend="It may be old, taken back, or copied only in part. You need do nothing.",
    )
