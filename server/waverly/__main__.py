"""`python -m waverly` and the `waverly` command."""

from waverly.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
