"""What `waverly demo` says once it runs."""

import socket
from io import StringIO

from rich.console import Console

from tests.unit.cli.test_commands import run
from waverly.cli.demo import _links, _to_look_closer
from waverly.errors import SettingsError


def test_the_demo_says_where_its_data_is_on_one_line_fit_to_paste() -> None:
    home = "/var/folders/a long way/from home/" + "x" * 80
    lines = _to_look_closer(home).splitlines()
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
