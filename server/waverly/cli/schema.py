"""`waverly schema`."""

import click

from waverly.api.openapi import openapi, schemas
from waverly.cli.options import print_json


@click.command("schema")
@click.option("--openapi", "whole", is_flag=True, help="Print the OpenAPI document instead.")
@click.option("--json", "as_json", is_flag=True, default=True, help="Print JSON (always so).")
def command(whole: bool, as_json: bool) -> None:
    """Print the JSON Schema of everything that crosses the network."""
    print_json(openapi() if whole else schemas())
