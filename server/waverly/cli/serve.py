"""`waverly serve`."""

import asyncio
import os
import signal
from urllib.parse import urlsplit

import click
import uvicorn

from waverly.background.outgoing import Outgoing
from waverly.cli.options import ONE_OR_MORE, home_option, settings_for
from waverly.cli.sites import refuse_a_folder_no_one_can_write_in, refuse_an_unprepared_folder
from waverly.clock import SettableClock
from waverly.logs import log_config
from waverly.processes.ports import free_port
from waverly.public_url import SET_ADDRESS
from waverly.settings import Settings, environment_of, misspelt
from waverly.storage import open_store
from waverly.storage.chores.room import refuse_without_room
from waverly.storage.site.secret_key import secret_key

TAKEN = "End it, or name another with --port, --host, WAVERLY_PORT or WAVERLY_HOST."
ONLY_HERE = "Other computers cannot find it at {}, the address that stands in its links."
NO_PROXY = (
    "WAVERLY_PUBLIC_URL begins with https, so a web server is in front, but WAVERLY_BEHIND_PROXY is not "
    "true. Then all who sign in count as one address, from which anybody’s wrong passwords keep out "
    "everybody, and the cookie of a sign-in may travel unencrypted."
)

IDLE_S = 5
"""How long a browser's idle connection is kept."""

IDLE_BEHIND_PROXY_S = 150
"""The same for a proxy's: longer than proxies keep one (nginx one minute, Caddy two), or we close it just
while it sends the next batch, and the shopper is told 502."""


@click.command("serve", epilog="Example: waverly serve --home /srv/waverly --port 8765")
@home_option
@click.option(
    "--host", help="Address to listen on; unless given that in WAVERLY_HOST, or this machine alone."
)
@click.option(
    "--port", type=int, help="Port to listen on; unless given that in WAVERLY_PORT, or 8765."
)
@click.option(
    "--workers",
    type=ONE_OR_MORE,
    help="Processes that serve; unless given as many as WAVERLY_WORKERS says, or one.",
)
def command(home: str | None, host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the script, the endpoint and the admin.

    It goes on until it is stopped (Ctrl+C). The admin is at the path /admin of its address.
    """
    settings = settings_for(home, host=host, port=port, workers=workers)
    refuse_a_folder_no_one_can_write_in(settings)
    refuse_an_unprepared_folder(settings)
    free_port(settings.port, settings.host, TAKEN)
    asyncio.run(_open_once(settings))
    for name, meant in misspelt(os.environ).items():
        click.echo(
            f"There is no setting {name}, so it sets nothing. Did you mean {meant}?", err=True
        )
    click.echo(f"Waverly listens on http://{settings.host}:{settings.port} (admin at /admin)")
    if settings.public_url.startswith("https:") and not settings.behind_proxy:
        click.echo(NO_PROXY, err=True)
    if settings.is_for_this_computer_only:
        click.echo(f"{ONLY_HERE.format(settings.address)} {SET_ADDRESS}")
    serve(settings)


async def _open_once(settings: Settings) -> None:
    """Make the schema and the key that signs where there is none, once for all processes.

    Raises StorageError, before one is started, for a database of another version, that is away or that takes
    nothing, and SettingsError for a key that was cut off, or for integrations or mail that cannot be meant.
    """
    secret_key(settings.secret_path)
    async with open_store(settings.database_url) as store:
        await refuse_without_room(store)
        Outgoing(settings, store, SettableClock(settings.clock_path))


def serve(settings: Settings) -> None:
    """Serve until told to stop. Worker processes read the same settings from the environment.

    A clock that was set in an earlier run in test mode is set no longer.
    """
    SettableClock(settings.clock_path).reset()
    if settings.workers == 1:  # several begin anew with it, one after the other
        _end_in_order_with_the_terminal()
    os.environ.update(environment_of(settings))
    uvicorn.run(
        "waverly.app:app_from_environment",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        log_config=log_config(settings),
        log_level=settings.log_level,
        access_log=False,
        proxy_headers=settings.behind_proxy,
        root_path=urlsplit(settings.public_url).path.rstrip("/"),
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=5,
        timeout_keep_alive=IDLE_BEHIND_PROXY_S if settings.behind_proxy else IDLE_S,
    )


def _end_in_order_with_the_terminal() -> None:
    """Have a terminal that closes end the server as SIGTERM does, unless it was started to outlive it."""
    hang_up = getattr(signal, "SIGHUP", None)
    if hang_up is not None and signal.getsignal(hang_up) is signal.SIG_DFL:
        signal.signal(hang_up, lambda number, frame: signal.raise_signal(signal.SIGTERM))
