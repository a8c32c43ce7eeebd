"""Keeps printing from failing: at encodings without our letters, closed pipes and full disks."""

import io
import os
import sys


def write_anywhere() -> None:
    """Write a question mark for each letter the terminal or the file's encoding does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def leave_unwritten() -> None:
    """Let what cannot be printed go nowhere: a pipe that closed or a full disk is not to be asked again."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
