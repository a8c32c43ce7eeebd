"""`waverly init`."""

import asyncio
import secrets

import click

from waverly.cli.options import home_option, json_option, print_json, settings_for
from waverly.first_run import FirstRun, prepare


@click.command("init")
@home_option
@click.option("--site", default="My shop", show_default=True, help="Name of the store.")
@click.option("--key", help="Public key; a new one unless given.")
@click.option(
    "--origin",
    "origins",
    multiple=True,
    help="Origin of the store, such as https://shop.example. Repeatable.",
)
@click.option(
    "--admin", default="owner", show_default=True, help="Name to sign in to the admin with."
)
@click.option(
    "--password", envvar="WAVERLY_ADMIN_PASSWORD", help="Password; a new one unless given."
)
@json_option
def command(
    home: str | None,
    site: str,
    key: str | None,
    origins: tuple[str, ...],
    admin: str,
    password: str | None,
    as_json: bool,
) -> None:
    """Prepare a folder: database, keys, an admin, and six campaigns to start with."""
    settings = settings_for(home)
    result = asyncio.run(
        prepare(
            settings,
            site=site,
            key=key or f"pk_{secrets.token_hex(8)}",
            origins=origins,
            admin=admin,
            password=password or secrets.token_urlsafe(12),
        )
    )
    print_json(result) if as_json else _tell(result)


def _tell(result: FirstRun) -> None:
    click.echo(f"""Ready in {result.home}.

Paste this into the store's pages:
  {result.tag}

Sign in at {result.server}/admin as {result.admin} with the password {result.password}
The store's secret key, shown only now: {result.secret}

Start the server with: waverly serve --home {result.home}""")
