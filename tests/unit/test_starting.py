"""What a start reads in, and what it leaves for whoever needs it."""

import subprocess
import sys

LEFT = (
    "aiohttp",
    "asyncpg",
    "lightgbm",
    "matplotlib",
    "numpy",
    "pandas",
    "pyarrow",
    "scipy",
    "tomlkit",
)
"""No answer to a shopper needs them; most cost a start a tenth of a second or more each."""


def test_a_server_starts_without_what_only_reports_training_and_messages_need() -> None:
    look = (
        "import sys, waverly.cli.serve, waverly.app;"
        f"print(sorted(set({LEFT!r}) & set(sys.modules)))"
    )
    ran = subprocess.run(  # our own
        [sys.executable, "-c", look], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "[]\n"
