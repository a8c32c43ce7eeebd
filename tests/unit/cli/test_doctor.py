"""`waverly doctor` tells a script, too, when there was nothing to read."""

from click.testing import CliRunner

from waverly.cli import group
from waverly.demo import free_port


def test_a_store_of_which_no_page_could_be_read_is_a_failure() -> None:
    nowhere = f"http://127.0.0.1:{free_port()}/"
    words = ["doctor", nowhere, "--allow-private", "--no-browser"]
    ran = CliRunner().invoke(group, words, catch_exceptions=False)
    assert (ran.exit_code, "Not read: nothing answers there" in ran.output) == (1, True)
