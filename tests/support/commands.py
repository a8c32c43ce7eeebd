"""Runs a command as a shell would, in this process."""

from click.testing import CliRunner, Result

from waverly.cli import group


def run(*arguments: str, said: str | None = None) -> Result:
    """Run `waverly` with these words, typing `said` where it asks."""
    return CliRunner().invoke(group, arguments, input=said)
