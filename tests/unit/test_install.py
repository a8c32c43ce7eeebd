"""What `make demo` says when the packages cannot be had."""

import shutil
import subprocess
from pathlib import Path

from tests.support.builders import ROOT


def test_what_stops_pip_is_seen_and_nothing_else_of_it(tmp_path: Path) -> None:
    for part in ("scripts/install", "pyproject.toml", "requirements/run.lock"):
        (tmp_path / part).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / part, tmp_path / part)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "ERROR: $*" >&2\nexit 1\n', encoding="utf-8")
    python.chmod(0o755)
    ran = subprocess.run(  # our own script
        [tmp_path / "scripts/install", "run"], capture_output=True, text=True, check=False
    )
    first, last = ran.stderr.splitlines()
    assert "--quiet --quiet" in first
    assert last.startswith("The Python packages could not be set up; the lines above say why.")
    assert ran.returncode == 1 and not (tmp_path / ".venv" / ".installed-run").exists()
