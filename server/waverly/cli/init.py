"""`waverly init`."""

import asyncio
import os
import secrets
from pathlib import Path

import click

from waverly.cli.options import home_option, json_option, print_json, settings_for
from waverly.cli.origins import checked_origins
from waverly.cli.sites import is_prepared
from waverly.errors import SettingsError, WrongUse
from waverly.first_run import FirstRun, prepare
from waverly.public_url import TAG_HERE_ONLY
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.site.site_rows import PUBLIC, SECRET, add_origins


def _public(_context: click.Context, _option: click.Parameter, key: str | None) -> str | None:
    """Return a public key. Raises WrongUse for a secret one, which it does not say back."""
    if key is not None and key.startswith(SECRET):
        raise WrongUse(
            "This is a secret key, and every page shows what stands here",
            place="--key",
            mend=f"Give the public key, {PUBLIC}…; `waverly access list` names it. Where the secret one "
            "stood in a page, make another with `waverly access secret`.",
        )
    return key


@click.command(
    "init",
    epilog="Example: waverly init --home /srv/waverly --origin https://shop.example",
)
@home_option
@click.option("--site", default="My shop", show_default=True, help="Name of the store.")
@click.option("--key", callback=_public, help="Public key; made up if not given.")
@click.option(
    "--origin",
    "origins",
    multiple=True,
    callback=checked_origins,
    help="Origin of the store, such as https://shop.example. Repeatable. Without one, no page may use the"
    " key yet; `*` allows any, for tests. With the --key of a store"
    " that is there already, it is added to that store, and nothing else is changed.",
)
@click.option(
    "--admin", default="owner", show_default=True, help="Name to sign in to the admin with."
)
@click.option(
    "--password",
    envvar="WAVERLY_ADMIN_PASSWORD",
    help="Password. Unless given, a new admin gets a new one and one already there keeps theirs.",
)
@click.option(
    "--another-site",
    is_flag=True,
    help="Add a store to a folder that has one; other commands then need --site.",
)
@json_option
def command(
    home: str | None,
    site: str,
    key: str | None,
    origins: tuple[str, ...],
    admin: str,
    password: str | None,
    another_site: bool,
    as_json: bool,
) -> None:
    """Prepare a folder: database, keys, an admin, eleven campaigns."""
    settings = settings_for(home)
    if key and origins and home is None:
        _refuse_an_unnamed_folder(settings, key)
    if key and (every := asyncio.run(_add_origins(settings, key, origins))):
        told = f"{key} may be used from: {', '.join(every)}"
        print_json({"key": key, "origins": every}) if as_json else click.echo(told)
        return
    result = asyncio.run(
        prepare(
            settings,
            site=site,
            key=key or f"{PUBLIC}{secrets.token_hex(8)}",
            origins=origins,
            admin=admin,
            password=password,
            another_site=another_site,
        )
    )
    print_json(result) if as_json else _tell(result)


def _refuse_an_unnamed_folder(settings: Settings, key: str) -> None:
    """Raise SettingsError where a key comes with an origin, no folder is named, and none has a store here.

    It is how an origin is added to a store that is there already: another by the same key would be mistaken
    for it.
    """
    if "WAVERLY_HOME" in os.environ or is_prepared(settings):
        return
    raise SettingsError(
        f"There is no store in this folder, and so none with the key {key}",
        place="--home",
        value=str(Path(settings.home).resolve()),
        mend="Name the folder of the store with --home FOLDER. For a new store with this key, name the "
        "folder it is to be made in.",
    )


async def _add_origins(settings: Settings, key: str, origins: tuple[str, ...]) -> tuple[str, ...]:
    """Return the origins of a store that is there already, the new ones added; else none."""
    if not origins or not is_prepared(settings):
        return ()
    async with open_store(settings.database_url) as store:
        return await add_origins(store, key, origins)


def _who_may(result: FirstRun) -> str:
    if "*" in result.origins:
        return "Pages of any origin may use it: good for tests only."
    if result.origins:
        return f"Pages of these origins may use it, and no others: {', '.join(result.origins)}"
    return f"""No page may use it yet: without an --origin, all a browser sends is refused. To allow a shop:
  waverly init --home {result.home} --key {result.key} --origin https://shop.example"""


def _where_it_works(result: FirstRun) -> str:
    if not result.is_for_this_computer_only:
        return ""
    return f"{TAG_HERE_ONLY}\nand write it in the tag in place of {result.server}\n"


def _what_waits(result: FirstRun) -> str:
    if not result.awaiting_catalogue:
        return ""
    return f"""On, but silent until the catalogue is there: {", ".join(result.awaiting_catalogue)}
It comes from a product feed (waverly catalogue import) or your backend (POST /v1/products).
"""


def _tell(result: FirstRun) -> None:
    password = f"the password {result.password}" if result.password else "the password you have"
    off = result.switched_off
    click.echo(f"""Ready in {result.home}.

Paste this into the store's pages:
  {result.tag}
{_where_it_works(result)}{_who_may(result)}

Sign in at {result.server}/admin as {result.admin} with {password}
The store's secret key, shown only now: {result.secret}

There are {result.campaigns} campaigns in {result.home}/campaigns, {result.campaigns - len(off)} of them on.
{_what_waits(result)}Off until you have looked at them: {", ".join(off) or "none"}
Each says in its first line what it needs. Switch one on where the admin shows it, or set
`enabled = true` in its file and run: waverly campaigns apply --home {result.home}

Start the server with: waverly serve --home {result.home}""")
