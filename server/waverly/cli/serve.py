"""`waverly serve`."""

import errno
import os
import socket

import click
import uvicorn

from waverly.cli.options import ONE_OR_MORE, home_option, settings_for
from waverly.cli.sites import refuse_a_folder_no_one_can_write_in
from waverly.errors import SettingsError
from waverly.settings import Settings, environment_of


@click.command("serve")
@home_option
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=int, help="Port to listen on.")
@click.option("--workers", type=ONE_OR_MORE, help="Processes that serve.")
def command(home: str | None, host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the script, the endpoint and the admin."""
    settings = settings_for(home, host=host, port=port, workers=workers)
    refuse_a_folder_no_one_can_write_in(settings)
    _refuse_a_port_in_use(settings)
    click.echo(f"Waverly listens on http://{settings.host}:{settings.port} (admin at /admin)")
    serve(settings)


def _refuse_a_port_in_use(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server binds it
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                return  # the server itself says what is wrong with the address
            raise SettingsError(
                "Something listens on this port already",
                place=f"{settings.host}:{settings.port}",
                mend="End it, or name another with --port or WAVERLY_PORT.",
            ) from error


def serve(settings: Settings) -> None:
    """Serve until told to stop. Worker processes read the same settings from the environment."""
    os.environ.update(environment_of(settings))
    uvicorn.run(
        "waverly.app:app_from_environment",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        log_level=settings.log_level,
        access_log=False,
        proxy_headers=settings.behind_proxy,
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=5,
    )
