"""What `waverly demo` says once it runs."""

from waverly.cli.demo import _to_look_closer


def test_the_demo_says_where_its_data_is_on_one_line_fit_to_paste() -> None:
    home = "/var/folders/a long way/from home/" + "x" * 80
    lines = _to_look_closer(home).splitlines()
    assert f"  export WAVERLY_HOME='{home}'" in lines
    assert all(len(line) <= 80 for line in lines if "export" not in line)
