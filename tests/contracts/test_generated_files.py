"""What follows from code was made anew after the code changed."""

import subprocess

from tests.support.builders import ROOT


def test_no_generated_file_is_stale() -> None:
    done = subprocess.run(
        [ROOT / "scripts" / "generate", "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
