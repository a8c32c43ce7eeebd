"""A log replayed through the product's own fold, judged by how much of a session was seen."""

import random
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from waverly.benchmark.events import EventsBenchmark
from waverly.cli.benchmark import command


def otto(path: Path, sessions: int, seed: int = 0) -> Path:
    """Sessions of clicks; those who put much into the cart buy at the end."""
    draw = random.Random(seed)
    lines = []
    for session in range(sessions):
        keen, at = draw.random() < 0.3, 1_660_000_000_000 + session * 60_000
        kinds = [
            "carts" if draw.random() < (0.5 if keen else 0.05) else "clicks"
            for _ in range(draw.randint(2, 30))
        ]
        kinds += ["orders"] if keen else []
        told = [
            {"aid": draw.randrange(99), "ts": at + n * 9_000, "type": k}
            for n, k in enumerate(kinds)
        ]
        lines.append(msgspec.json.encode({"session": session, "events": told}))
    path.write_bytes(b"\n".join(lines))
    return path


def run(*arguments: str) -> EventsBenchmark:
    ran = CliRunner().invoke(command, ["events", *arguments, "--json"], catch_exceptions=False)
    return msgspec.json.decode(ran.output, type=EventsBenchmark)


def test_the_more_was_seen_the_better_the_score_knows(tmp_path: Path) -> None:
    found = run("--data", str(otto(tmp_path / "log.jsonl", 400)))
    assert (found.mapping, found.sessions, found.not_understood) == ("otto", 400, 0)
    assert found.metrics is not None
    first, *_, last = [each.auc for each in found.by_prefix if each.auc is not None]
    assert last > first


def test_too_few_sessions_are_declined_in_words(tmp_path: Path) -> None:
    found = run("--data", str(otto(tmp_path / "log.jsonl", 12)))
    assert found.metrics is None
    assert found.declined is not None
    assert "Too little to learn from" in found.declined


def test_reading_can_be_bounded(tmp_path: Path) -> None:
    assert run("--data", str(otto(tmp_path / "log.jsonl", 50)), "--most", "100").events == 100


def test_a_foreign_log_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("colour\nred\n", encoding="utf-8")
    ran = CliRunner().invoke(command, ["events", "--data", str(tmp_path / "log.csv")])
    assert "none of those known" in str(ran.exception)


@pytest.mark.parametrize("name", ["log.jsonl", "log.csv"])
def test_an_empty_log_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("", encoding="utf-8")
    ran = CliRunner().invoke(command, ["events", "--data", str(tmp_path / name)])
    assert ran.exit_code == 1
