"""Who may sign in to the admin, and failed attempts."""

from msgspec import Struct
from sqlalchemy import delete, func, insert, select

from waverly.storage.store import Store
from waverly.storage.tables import sign_in_failures, users

LONGEST_NAME = 64


async def set_password_hash(store: Store, name: str, password_hash: str, at: int) -> None:
    """Add the user, or replace the password hash of an existing one."""
    row = {"name": name, "password_hash": password_hash, "created_at": at}
    async with store.write() as connection:
        await connection.execute(delete(users).where(users.c.name == name))
        await connection.execute(insert(users), row)


async def password_hash_of(store: Store, name: str) -> str | None:
    """Return a user's password hash, or None when there is no such user."""
    async with store.read() as connection:
        statement = select(users.c.password_hash).where(users.c.name == name)
        return (await connection.execute(statement)).scalar()


async def user_names(store: Store) -> list[str]:
    """Return everybody who may sign in, by name."""
    async with store.read() as connection:
        return [*await connection.scalars(select(users.c.name).order_by(users.c.name))]


async def remove_user(store: Store, name: str) -> None:
    """Remove a user; anybody signed in by that name is signed out."""
    async with store.write() as connection:
        await connection.execute(delete(users).where(users.c.name == name))


async def has_users(store: Store) -> bool:
    """Return whether anybody may sign in yet."""
    async with store.read() as connection:
        return (await connection.execute(select(users.c.name).limit(1))).first() is not None


class SignInFailures(Struct, frozen=True, kw_only=True):
    """Failed sign-ins: for a name from one place, for the name from anywhere, from the place for any name."""

    here: int
    by_name: int
    from_there: int


async def note_failure(store: Store, name: str, at: int, place: str) -> None:
    """Remember a failed sign-in. `place` is a mark of where it came from."""
    row = {"name": name[:LONGEST_NAME], "at": at, "place": place}
    async with store.write() as connection:
        await connection.execute(insert(sign_in_failures), row)


async def failures_since(store: Store, name: str, place: str, since: int) -> SignInFailures:
    """Return how many sign-ins failed since the instant `since`."""
    of_name = sign_in_failures.c.name == name[:LONGEST_NAME]
    of_place = sign_in_failures.c.place == place
    count = func.count()
    counts = select(count.filter(of_name & of_place), count.filter(of_name), count.filter(of_place))
    statement = counts.where(sign_in_failures.c.at >= since, of_name | of_place)
    async with store.read() as connection:
        here, by_name, from_there = (await connection.execute(statement)).one()
    return SignInFailures(here=here, by_name=by_name, from_there=from_there)


async def forget_failures_before(store: Store, before: int) -> None:
    """Delete failed sign-ins from before an instant: people sometimes type their password as the name."""
    async with store.write() as connection:
        await connection.execute(delete(sign_in_failures).where(sign_in_failures.c.at < before))


async def forget_failures(store: Store, name: str, place: str | None = None) -> None:
    """Delete failed sign-ins for a name, from one place or from anywhere."""
    theirs = sign_in_failures.c.name == name[:LONGEST_NAME]
    if place is not None:
        theirs &= sign_in_failures.c.place == place
    async with store.write() as connection:
        await connection.execute(delete(sign_in_failures).where(theirs))
