"""`waverly access list|add|password|remove|secret`."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import TypeVar

import click
from msgspec import Struct

from waverly.admin.access.passwords import hash_password
from waverly.cli.options import (
    home_option,
    json_option,
    now_for,
    print_json,
    settings_for,
    site_option,
)
from waverly.cli.sites import known_store, with_store
from waverly.errors import WrongUse
from waverly.errors.names import known_are
from waverly.storage import Store
from waverly.storage.site.site_rows import all_sites, renew_secret
from waverly.storage.site.user_rows import (
    LONGEST_NAME,
    forget_failures,
    remove_user,
    set_password_hash,
    user_names,
)
from waverly.wording import counted

Answer = TypeVar("Answer")


class Shop(Struct, frozen=True, kw_only=True):
    """A store, by its public key, and from where its pages may use it."""

    key: str
    name: str
    origins: tuple[str, ...]


class Access(Struct, frozen=True, kw_only=True):
    """Who may sign in, and what may send."""

    admins: tuple[str, ...]
    sites: tuple[Shop, ...]


class Credentials(Struct, frozen=True, kw_only=True):
    """How somebody signs in from now on; no password where they chose it themselves."""

    admin: str
    password: str | None


class Secret(Struct, frozen=True, kw_only=True):
    """A store's new secret key."""

    key: str
    secret: str


SHORTEST_PASSWORD = 12
"""Characters of the shortest password somebody may choose."""


def _chosen(_context: click.Context, _option: click.Parameter, password: str | None) -> str | None:
    """Return a password chosen by hand. Raises WrongUse for a short one, which it does not say back."""
    if password and len(password) < SHORTEST_PASSWORD:
        raise WrongUse(
            f"A password of {counted(len(password), 'character')} is soon guessed",
            place="--password",
            mend=f"Choose one of at least {SHORTEST_PASSWORD}, or leave it out: a new one is made and shown.",
        )
    return password


name_argument = click.argument("name", metavar="NAME")
password_option = click.option(
    "--password",
    envvar="WAVERLY_ADMIN_PASSWORD",
    callback=_chosen,
    help=f"Password of at least {SHORTEST_PASSWORD} characters; made up if not given.",
)


@click.group("access")
def command() -> None:
    """Who may sign in, and new passwords and secret keys."""


@command.command("list")
@home_option
@json_option
def list_command(home: str | None, as_json: bool) -> None:
    """Say who may sign in, and whose pages may send."""
    found = _run(home, _access)
    if as_json:
        print_json(found)
        return
    click.echo(f"May sign in to the admin: {', '.join(found.admins) or 'nobody'}")
    for shop in found.sites:
        click.echo(
            f"{shop.name} ({shop.key}) may be used from: {', '.join(shop.origins) or 'nowhere'}"
        )


@command.command("add", epilog="Example: waverly access add anna")
@name_argument
@password_option
@home_option
@json_option
def add_command(name: str, password: str | None, home: str | None, as_json: bool) -> None:
    """Let somebody else sign in to the admin, as NAME."""
    now = now_for(home)

    async def add(store: Store) -> Credentials:
        if name in await user_names(store):
            mend = "Choose another, or give them a new password with `waverly access password`."
            raise WrongUse("Somebody signs in by this name already", value=name, mend=mend)
        if not 0 < len(name) <= LONGEST_NAME:
            mend = f"Write one of 1 to {LONGEST_NAME} characters."
            raise WrongUse(
                "This cannot be a name", place="NAME", value=name[:LONGEST_NAME], mend=mend
            )
        return await _admit(store, name, password, now)

    _tell(_run(home, add), as_json)


@command.command("password", epilog="Example: waverly access password anna")
@name_argument
@password_option
@home_option
@json_option
def password_command(name: str, password: str | None, home: str | None, as_json: bool) -> None:
    """Give NAME a new password. Wherever they are signed in, they are signed out."""
    now = now_for(home)

    async def renew(store: Store) -> Credentials:
        await _known(store, name)
        return await _admit(store, name, password, now)

    _tell(_run(home, renew), as_json)


@command.command("remove", epilog="Example: waverly access remove anna")
@name_argument
@home_option
@json_option
def remove_command(name: str, home: str | None, as_json: bool) -> None:
    """Remove the sign-in of NAME, and sign them out everywhere."""

    async def remove(store: Store) -> Access:
        if await _known(store, name) == [name]:
            mend = "Add somebody else first, with `waverly access add`."
            raise WrongUse("Nobody could sign in any more", value=name, mend=mend)
        await remove_user(store, name)
        return await _access(store)

    left = _run(home, remove)
    if as_json:
        print_json(left)
    else:
        click.echo(f"{name} may sign in no more. Those who may: {', '.join(left.admins)}")


@command.command("secret")
@site_option
@home_option
@json_option
def secret_command(site: str | None, home: str | None, as_json: bool) -> None:
    """Give the store a new secret key.

    Use it when the old one is lost or known to others. The old one stops working: put the new one into
    your backend.
    """

    async def renew(store: Store, key: str) -> Secret:
        return Secret(key=key, secret=await renew_secret(store, key))

    made = asyncio.run(with_store(settings_for(home), site, renew))
    if as_json:
        print_json(made)
    else:
        click.echo(f"The new secret key of {made.key}, shown only now: {made.secret}")
        click.echo("The old one is refused from now on; a running server knows within seconds.")


def _run(home: str | None, work: Callable[[Store], Awaitable[Answer]]) -> Answer:
    async def opened() -> Answer:
        async with known_store(settings_for(home)) as store:
            return await work(store)

    return asyncio.run(opened())


async def _access(store: Store) -> Access:
    shops = [
        Shop(key=each.key, name=each.name, origins=each.origins) for each in await all_sites(store)
    ]
    return Access(admins=tuple(await user_names(store)), sites=tuple(shops))


async def _known(store: Store, name: str) -> list[str]:
    """Return everybody who may sign in. Raises WrongUse where NAME is none of them."""
    names = await user_names(store)
    if name not in names:
        mend = known_are(name, names)
        raise WrongUse("Nobody signs in by this name", place="NAME", value=name, mend=mend)
    return names


async def _admit(store: Store, name: str, password: str | None, now: int) -> Credentials:
    made = password or secrets.token_urlsafe(12)
    await set_password_hash(store, name, hash_password(made), now)
    await forget_failures(store, name)
    return Credentials(admin=name, password=None if password else made)


def _tell(sign_in: Credentials, as_json: bool) -> None:
    if as_json:
        print_json(sign_in)
        return
    chosen = (
        "the password you chose" if sign_in.password is None else f"the password {sign_in.password}"
    )
    click.echo(f"{sign_in.admin} signs in with {chosen}")
