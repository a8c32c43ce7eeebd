"""What `waverly demo` says once it runs."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import Progress as Bars

from tests.support.commands import run
from waverly import demo
from waverly.cli.demo import SHOPPERS, _lines, _links, _to_look_closer
from waverly.cli.train import progress_of
from waverly.errors import SettingsError, WaverlyError
from waverly.processes.ports import free_port
from waverly.settings import Settings
from waverly.simulation.sender import Tally


def test_the_demo_says_where_its_data_is_and_its_holdout_on_one_line_fit_to_paste() -> None:
    home = "/var/folders/a long way/from home/" + "x" * 80
    lines = _to_look_closer(Settings(home=home, holdout=demo.HOLDOUT)).splitlines()
    assert f"  export WAVERLY_HOME='{home}'" in lines
    assert all(len(line) <= 80 for line in lines if "export" not in line)


def test_the_panel_fits_80_columns_and_asks_for_consent_first() -> None:
    page = Console(width=80, file=StringIO(), record=True)
    page.print(_links("http://127.0.0.1:8000", "http://127.0.0.1:8001", "secret"))
    lines = [line.strip("│╭╮╰╯─ ") for line in page.export_text().splitlines()]
    told = " ".join(lines)
    assert told.index("First accept the cookie banner") < told.index("Then open a shoe")
    prose = lines[lines.index("") + 1 : -1]
    paragraph = prose[: prose.index("")]
    assert all(len(line) > 60 for line in paragraph[:-1])


def test_a_port_that_is_in_use_is_named_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = str(busy.getsockname()[1])
        refused = run("demo", "--no-browser", "--port-admin", port).exception
    assert isinstance(refused, SettingsError)
    assert refused.value == port


def test_into_a_file_each_tenth_is_a_plain_line(capsys: pytest.CaptureFixture[str]) -> None:
    with _lines(40) as progress:
        for visits in range(1, 41):
            progress.on_visit(Tally(visits=visits))
        progress.on_stage("fit", 1, 1)
    told = capsys.readouterr().out.splitlines()
    assert told[:3] == [f"{SHOPPERS}: {share}%" for share in (0, 10, 20)]
    assert told[-2:] == [f"{SHOPPERS}: 100%", "Learning who buys: 100%"]
    assert len(told) == 12


def test_ctrl_c_while_it_is_being_made_ends_all_of_it_without_a_trace() -> None:
    command = [sys.executable, "-m", "waverly", "demo", "--no-browser", "--visits", "9000"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, process_group=0
    ) as made:
        assert made.stdout is not None
        told = next(line for line in made.stdout if line.startswith(SHOPPERS))
        os.killpg(made.pid, signal.SIGINT)
        os.killpg(made.pid, signal.SIGINT)
        rest = [line for line in made.stdout if not line.startswith(SHOPPERS)]
    assert told == f"{SHOPPERS}: 0%\n"
    assert (made.returncode, rest) == (130, ["\n", "waverly: ended before it was done\n"])


def test_what_breaks_because_the_server_has_ended_is_told_as_that(tmp_path: Path) -> None:
    ports = demo.Ports(store=free_port(0), admin=free_port(0))
    settings = Settings(home=str(tmp_path), port=ports.admin)
    asyncio.run(demo.set_up(settings, ports, "correct horse"))
    told = pytest.raises(WaverlyError, match=r"^The demo's server has ended by itself: signal 9\. ")
    with told, demo.running(settings, ports) as (server, _):
        server.process.kill()
        server.process.wait()
        raise ConnectionError


def test_a_stage_that_ends_early_is_done_when_the_next_begins() -> None:
    with Bars(console=Console(file=StringIO())) as bars:
        on_stage = progress_of(bars)
        on_stage("fit", 13, 100)
        on_stage("leaving", 1, 100)
        assert [task.percentage for task in bars.tasks] == [100, 1]
