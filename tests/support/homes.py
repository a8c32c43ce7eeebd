"""Homes as `waverly init` leaves them: each kind is made once and copied, since making one takes long."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Coroutine
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.in_a_thread import run
from waverly.settings import Settings

Making = Callable[[Settings], Coroutine[Any, Any, None]]
"""Fills the home that the settings name."""


def copied_home(making: Making, home: Path) -> Settings:
    """Return the settings, in test mode, of `home`, a copy of what `making` makes."""
    shutil.copytree(_made(making), home, dirs_exist_ok=True)
    return in_test_mode(home)


def in_test_mode(home: Path) -> Settings:
    """Return the settings of a home whose server takes the time from who asks it."""
    return Settings(home=str(home), test_mode=True, log_level="error")


@cache
def _made(making: Making) -> Path:
    """Make one to be copied; it is gone when the tests are."""
    home = Path(tempfile.mkdtemp(prefix="waverly-home-"))
    atexit.register(shutil.rmtree, home)
    run(making(in_test_mode(home)))
    return home
