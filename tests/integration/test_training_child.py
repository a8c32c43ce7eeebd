"""A night's training in a child process: it publishes, declines or breaks off, and always says so."""

import asyncio
import subprocess
import sys
from pathlib import Path

import msgspec
from click.testing import CliRunner
from msgspec.structs import replace

from tests.support.builders import KEY, NOW
from waverly.cli import group
from waverly.history.imported import import_history
from waverly.history.mapping import known_mapping
from waverly.scoring.artifact import MODEL_FILE, newest
from waverly.scoring.training_log import Training, trainings
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.training.child import train_in_child


def a_log(path: Path, visitors: int = 240) -> Path:
    """A third of the visitors put things into the cart, and buy."""
    lines = ["timestamp,visitorid,event,itemid,transactionid"]
    for visitor in range(visitors):
        start = NOW - 86_400_000 + visitor * 60_000
        event = "addtocart" if visitor % 3 == 0 else "view"
        lines += [f"{start + n * 9_000},v{visitor},{event},{n}," for n in range(4)]
        if visitor % 3 == 0:
            lines.append(f"{start + 60_000},v{visitor},transaction,1,T{visitor}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


async def fill(settings: Settings, log: Path) -> None:
    async with open_store(settings.database_url) as store:
        await import_history(
            store,
            KEY,
            log,
            known_mapping("retailrocket"),
            settings.imports_dir,
            lambda stage, done: None,
        )


def test_a_night_ends_with_a_model_and_a_sentence(settings: Settings, tmp_path: Path) -> None:
    asyncio.run(fill(settings, a_log(tmp_path / "log.csv")))
    done = asyncio.run(train_in_child(settings, KEY, NOW))
    assert done.kind == "published"
    assert newest(settings.models_of(KEY), None) == done.artifact
    assert trainings(settings.models_of(KEY)) == [done]


def test_two_trainings_of_one_site_at_once_are_each_told_as_they_ended(settings: Settings) -> None:
    async def both() -> list[Training]:
        return list(
            await asyncio.gather(*(train_in_child(settings, KEY, NOW + n) for n in range(2)))
        )

    assert [(each.at, each.kind) for each in asyncio.run(both())] == [
        (NOW, "declined"),
        (NOW + 1, "declined"),
    ]
    assert len(trainings(settings.models_of(KEY))) == 2


def test_too_little_data_is_declined_in_words(settings: Settings) -> None:
    done = asyncio.run(train_in_child(settings, KEY, NOW))
    assert done.kind == "declined"
    assert "Too little to learn from" in done.sentence
    assert newest(settings.models_of(KEY), None) is None


def test_a_training_that_breaks_off_says_why_and_harms_nobody(settings: Settings) -> None:
    unknown = asyncio.run(train_in_child(settings, "pk_unknown", NOW))
    assert unknown.kind == "failed"
    assert "pk_unknown" in unknown.sentence
    broken = replace(settings, database="sqlite+aiosqlite:////nowhere/waverly.db")
    failed = asyncio.run(train_in_child(broken, KEY, NOW))
    assert failed.kind == "failed"
    assert "The last model serves on" in failed.sentence
    assert trainings(settings.models_of(KEY))[-1] == failed


def test_a_bound_too_small_to_train_in_is_refused_before_it_starts(settings: Settings) -> None:
    arguments = ["train", "--home", settings.home, "--memory-mb", "100"]
    ran = CliRunner().invoke(group, arguments)
    assert ran.exit_code == 2
    assert "256" in ran.output


def test_the_child_is_held_to_its_memory() -> None:
    probe = (
        "from waverly.cli.train import bound; bound(300)\n"
        "try: bytearray(400_000_000)\n"
        "except MemoryError: print('refused')"
    )
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert ran.stdout == "refused\n"


def test_models_are_listed_shown_and_rolled_back(settings: Settings, tmp_path: Path) -> None:
    asyncio.run(fill(settings, a_log(tmp_path / "log.csv")))
    first = asyncio.run(train_in_child(settings, KEY, NOW))
    second = asyncio.run(train_in_child(settings, KEY, NOW + 1))
    home = ["--home", settings.home]
    shown = CliRunner().invoke(group, ["models", "show", *home], catch_exceptions=False)
    told = CliRunner().invoke(group, ["models", "show", "--json", *home], catch_exceptions=False)
    listed = CliRunner().invoke(group, ["models", "list", *home], catch_exceptions=False)
    back = CliRunner().invoke(group, ["models", "rollback", *home], catch_exceptions=False)
    assert "Likelihood to leave" in shown.output
    assert msgspec.json.decode(told.output)["card"]["orders"] > 0
    assert "cannot be said: 0 decisions" in shown.output
    assert f"* {second.artifact}" in listed.output
    assert f"{first.artifact} serves again" in back.output
    assert first.artifact is not None
    (settings.models_of(KEY) / first.artifact / MODEL_FILE).write_text("tree\n", encoding="ascii")
    damaged = CliRunner().invoke(group, ["models", "list", *home], catch_exceptions=False)
    (line,) = (each for each in damaged.output.splitlines() if each.startswith("*"))
    assert first.artifact in line and "cannot serve" in line and "in use" not in line
