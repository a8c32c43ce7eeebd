"""On Monday morning the owner has the digest, by mail and by webhook, once."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from tests.support.builders import KEY, NOW, ask_store
from tests.support.inbox import receiving_mail
from tests.support.receiver import WEBHOOK_SECRET, receiving
from waverly.app import Parts
from waverly.clock import SettableClock
from waverly.settings import Settings, read_settings
from waverly.storage.chores.job_rows import last_runs

MONDAY = round(datetime(2026, 9, 28, 7, 0, 30, tzinfo=UTC).timestamp() * 1000)


def readers(home: str, url: str = "") -> None:
    hook = (
        f'[[webhook]]\nname = "team"\nurl = "{url}/team"\nsecret = "{WEBHOOK_SECRET}"\n'
        if url
        else ""
    )
    names = '\nwebhooks = ["team"]' if url else ""
    digest = f'{hook}[digest]\nmail = ["ada@shop.example", "bo@shop.example"]{names}\n'
    (Path(home) / "integrations.toml").write_text(digest, encoding="utf-8")


async def monday(parts: Parts) -> None:
    """Let it become Monday, and everything leave that is to leave."""
    clock = parts.clock
    assert isinstance(clock, SettableClock)
    await parts.store.open()
    try:
        clock.set(NOW)
        await parts.scheduler.run_due()
        clock.set(MONDAY)
        for _ in range(2):
            await parts.scheduler.run_due()
            await parts.outgoing.courier.deliver_due()
    finally:
        await parts.store.close()


async def test_every_reader_gets_the_digest_once(settings: Settings) -> None:
    with receiving_mail() as inbox:
        async with receiving() as receiver:
            readers(settings.home, receiver.url)
            known = {"WAVERLY_SMTP_URL": inbox.url, "WAVERLY_MAIL_FROM": "help@shop.example"}
            await monday(Parts(read_settings(known, home=settings.home, test_mode=True)))
    assert sorted(mail["To"] for mail in inbox.mails) == ["ada@shop.example", "bo@shop.example"]
    assert {mail["Subject"].partition(":")[0] for mail in inbox.mails} == {"Test shop"}
    (told,) = [msgspec.json.decode(one.body) for one in receiver.received]
    assert (told["type"], told["data"]["site"]) == ("waverly.digest", KEY)


async def test_a_webhook_gets_the_digest_where_no_mail_is_set_up(settings: Settings) -> None:
    async with receiving() as receiver:
        readers(settings.home, receiver.url)
        parts = Parts(settings)
        await monday(parts)
    assert len(receiver.received) == 1
    await parts.store.open()
    try:
        said = (await last_runs(parts.store))["digests"].said
    finally:
        await parts.store.close()
    assert said == "1 digest is on the way. None was mailed: WAVERLY_SMTP_URL is not set."


@pytest.mark.parametrize(
    ("has_readers", "said"),
    [
        (True, "0 digests are on the way. None was mailed: WAVERLY_SMTP_URL is not set."),
        (False, "Nobody asked for a digest"),
    ],
)
def test_without_mail_or_readers_the_job_says_so(
    settings: Settings, has_readers: bool, said: str
) -> None:
    if has_readers:
        readers(settings.home)
    asyncio.run(monday(Parts(settings)))
    assert said in (ask_store(settings, last_runs)["digests"].said or "")
