"""`waverly doctor` tells a script, too, when there was nothing to read or nothing to recognise."""

from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from tests.support.folder_server import served
from tests.unit.doctor.store import stored
from waverly.cli import group
from waverly.cli.doctor import table_of
from waverly.doctor import FieldFinding
from waverly.errors import Malformed
from waverly.processes.ports import free_port


def look_at(url: str, *more: str) -> Result:
    words = ["doctor", url, "--no-browser", *(more or ["--allow-private"])]
    return CliRunner().invoke(group, words, catch_exceptions=False)


def test_a_store_of_which_no_page_could_be_read_is_a_failure() -> None:
    ran = look_at(f"http://127.0.0.1:{free_port()}/")
    assert (ran.exit_code, "Not read: nothing answers there" in ran.output) == (1, True)


@pytest.mark.parametrize(
    ("page", "status"), [("plain-microdata-product", 0), ("plain-russian-product", 1)]
)
def test_a_store_of_which_no_product_is_recognised_is_a_failure(
    page: str, status: int, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(stored(page), encoding="utf-8")
    with served(tmp_path) as url:
        ran = look_at(url)
    assert ran.exit_code == status, ran.output
    assert ("No product was recognised" in ran.output) == bool(status)
    assert "Not looked at: buttons" in ran.output
    begins = "Not ready: " if status else "Ready, as far as markup alone tells: "
    assert ran.output.startswith(begins)


def test_a_store_of_the_folder_may_be_in_the_own_network_as_it_may_in_the_admin(
    tmp_path: Path,
) -> None:
    (tmp_path / "index.html").write_text(stored("plain-microdata-product"), encoding="utf-8")
    home = ("--home", str(tmp_path / "home"))
    with served(tmp_path) as url:
        with pytest.raises(Malformed):
            look_at(url, *home)
        CliRunner().invoke(group, ["init", *home, "--origin", url.rstrip("/")])
        assert look_at(url, *home).exit_code == 0


def test_what_sources_disagree_on_stands_below_the_value() -> None:
    price = FieldFinding(
        field="price",
        value="129",
        source="jsonld",
        confidence="low",
        conflicts=("149 [meta]", "139 on the page"),
    )
    console = Console(width=80, record=True, file=StringIO())
    console.print(table_of([price]))
    rows = [
        line.split("│")[2].strip() for line in console.export_text().splitlines() if "│" in line
    ]
    assert rows == ["129", "149 [meta]", "139 on the page"]
