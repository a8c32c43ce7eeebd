from collections.abc import Iterator

import msgspec
import pytest

from tests.support.builders import KEY, NOW
from tests.support.inbox import Inbox, receiving_mail
from waverly.channels import NotDelivered
from waverly.channels.mail import Letter, Mailbox, check_mail_settings, must_encrypt
from waverly.errors import SettingsError
from waverly.processes.ports import free_port
from waverly.storage.chores.outbox_rows import Message


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, Mailbox]]:
    with receiving_mail() as found:
        yield found, Mailbox(name="mail", url=found.url, sender="Shop <help@shop.example>")


def a_message(**changes: str) -> Message:
    known = {"to": "owner@shop.example", "subject": "Die Woche: 12 % mehr", "text": "Grüße"}
    letter = msgspec.convert(known | changes, Letter)
    return Message(
        id=1,
        site=KEY,
        target="mail",
        key="digest-1",
        kind="digest",
        body=msgspec.json.encode(letter),
        attempts=1,
    )


async def test_a_letter_arrives_with_its_words_and_its_sender(
    inbox: tuple[Inbox, Mailbox],
) -> None:
    found, mailbox = inbox
    await mailbox.deliver(a_message(html="<p>Grüße</p>"), NOW)
    (mail,) = found.mails
    assert (mail["Subject"], mail["From"]) == ("Die Woche: 12 % mehr", "Shop <help@shop.example>")
    parts = [part.get_content_type() for part in mail.walk()]
    assert parts == ["multipart/alternative", "text/plain", "text/html"]


async def test_a_letter_sent_again_has_the_same_message_id(inbox: tuple[Inbox, Mailbox]) -> None:
    found, mailbox = inbox
    for _ in range(2):
        await mailbox.deliver(a_message(), NOW)
    assert [mail["Message-ID"] for mail in found.mails] == ["<digest-1@shop.example>"] * 2


@pytest.mark.parametrize(
    ("stated", "base"),
    [
        ("https://help.shop.example", b"https://help.shop.example"),
        ("https://müller.example:8443", b"https://xn--mller-kva.example:8443"),
    ],
)
async def test_the_address_that_ends_letters_leaves_bare_however_long(
    inbox: tuple[Inbox, Mailbox], stated: str, base: bytes
) -> None:
    found, mailbox = inbox
    path = "/u/" + "k" * 150
    await mailbox.deliver(a_message(unsubscribe=stated + path), NOW)
    lines = found.raw[0].split(b"\r\n")
    assert b"List-Unsubscribe: <" + base + path.encode() + b">" in lines
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in lines


async def test_no_header_is_smuggled_in_by_the_address_that_ends_letters(
    inbox: tuple[Inbox, Mailbox],
) -> None:
    _, mailbox = inbox
    with pytest.raises(NotDelivered, match="linefeed"):
        await mailbox.deliver(a_message(unsubscribe="https://a.example\nBcc: b@c.example"), NOW)


@pytest.mark.parametrize(("answer", "final"), [("451 try later", False), ("550 unknown", True)])
async def test_what_the_mail_server_refuses_is_not_delivered(
    inbox: tuple[Inbox, Mailbox], answer: str, final: bool
) -> None:
    found, mailbox = inbox
    found.answer = answer
    with pytest.raises(NotDelivered, match=answer[:3]) as refused:
        await mailbox.deliver(a_message(), NOW)
    assert refused.value.final == final


async def test_a_mail_server_that_is_not_there_is_tried_again_later() -> None:
    mailbox = Mailbox(name="mail", url=f"smtp://127.0.0.1:{free_port()}", sender="a@b.example")
    with pytest.raises(NotDelivered, match="does not answer") as refused:
        await mailbox.deliver(a_message(), NOW)
    assert not refused.value.final


@pytest.mark.parametrize(
    ("url", "must"),
    [
        ("smtp://shop:hunter2@mail.example:587", True),
        ("smtp://shop:hunter2@192.0.2.1", True),
        ("smtp://shop:hunter2@localhost", False),
        ("smtp://shop:hunter2@[::1]:2525", False),
        ("smtps://shop:hunter2@mail.example", False),
        ("smtp://relay.example", False),
    ],
)
def test_a_password_leaves_this_machine_only_encrypted(url: str, must: bool) -> None:
    assert must_encrypt(url) is must


async def test_a_password_is_kept_from_a_server_that_does_not_encrypt(
    inbox: tuple[Inbox, Mailbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, mailbox = inbox
    monkeypatch.setattr("waverly.channels.mail.must_encrypt", lambda url: True)
    with pytest.raises(NotDelivered, match="STARTTLS"):
        await mailbox.deliver(a_message(), NOW)
    assert found.mails == []


@pytest.mark.parametrize("to", ["a@b..example", "a@b.example.", "a\x01@b.example", "[a]@b.example"])
async def test_an_address_nobody_can_be_written_to_at_ends_its_letter_alone(
    inbox: tuple[Inbox, Mailbox], to: str
) -> None:
    _, mailbox = inbox
    with pytest.raises(NotDelivered, match="This is no letter") as refused:
        await mailbox.deliver(a_message(to=to), NOW)
    assert refused.value.final


async def test_a_header_cannot_be_smuggled_in_by_a_subject(inbox: tuple[Inbox, Mailbox]) -> None:
    _, mailbox = inbox
    with pytest.raises(NotDelivered, match="linefeed"):
        await mailbox.deliver(a_message(subject="x\nBcc: all@shop.example"), NOW)


@pytest.mark.parametrize(
    ("url", "sender", "place"),
    [
        ("mail.shop.example", "a@b.example", "WAVERLY_SMTP_URL"),
        ("smtp://mail.shop.example", "nobody", "WAVERLY_MAIL_FROM"),
    ],
)
def test_mail_settings_that_cannot_be_meant_are_refused(url: str, sender: str, place: str) -> None:
    with pytest.raises(SettingsError, match=place):
        check_mail_settings(url, sender)


@pytest.mark.parametrize(
    "url", ["mail://shop:hunter2@mail.example", "shop:hunter2@mail.example:587"]
)
def test_an_address_that_is_refused_is_shown_without_its_password(url: str) -> None:
    with pytest.raises(SettingsError, match=r"…@mail\.example") as refused:
        check_mail_settings(url, "a@b.example")
    assert "hunter2" not in str(refused.value)
