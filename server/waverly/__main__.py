"""`python -m waverly` and the `waverly` command."""

import sys

INTERRUPTED = 130
"""What a shell reports of a command that Ctrl-C ended."""


def main() -> None:
    """Run the command line. Ctrl-C ends it with a word, from its first moment on."""
    try:
        # Here: reading all this in takes a moment, in which somebody may end it.
        from waverly.cli import main as command_line

        command_line()
    except KeyboardInterrupt:
        sys.stderr.write("waverly: ended before it was done\n")
        raise SystemExit(INTERRUPTED) from None


if __name__ == "__main__":
    main()
