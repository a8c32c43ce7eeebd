"""Which share of visitors a command takes to be kept without any help: the server's own."""

import os

import click
from msgspec.structs import replace

from waverly.clock import day_of
from waverly.settings import Settings, variable
from waverly.storage import Store
from waverly.storage.site.served_holdout import served_holdout

CONTRADICTED = (
    "{} is {} here, and the server has run with {} since {}. This command goes by what is set here: "
    "unset it to go by the server's."
)


async def as_served(store: Store, settings: Settings) -> Settings:
    """Return the settings with the holdout the server runs with, unless this shell sets another.

    Where the two contradict each other, that is said.
    """
    served = await served_holdout(store)
    if served is None or served.share == settings.holdout:
        return settings
    name = variable("holdout")
    if name not in os.environ:
        return replace(settings, holdout=served.share)
    told = CONTRADICTED.format(name, settings.holdout, served.share, day_of(served.since))
    click.echo(told, err=True)
    return settings
