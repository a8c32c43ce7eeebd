"""Mail by the owner's own SMTP server."""

from datetime import UTC, datetime
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import Policy, default
from email.utils import format_datetime
from ipaddress import ip_address
from urllib.parse import quote, unquote, urlsplit

import msgspec
from msgspec import Struct

from waverly.channels.channel import NotDelivered
from waverly.errors import SettingsError
from waverly.errors.unshown import without_password
from waverly.storage.chores.outbox_rows import Message

MAIL = "mail"
"""The name mail goes by among the destinations."""

PATIENCE_S = 20.0
PORTS = {"smtp": 587, "smtps": 465}


class _Bare(UnstructuredHeader, BaseHeader):
    """A header that leaves as it is, on one line.

    Without this one longer than a line leaves as encoded words, in which no mail program finds an address
    (RFC 2047, 5; RFC 2369, 2).
    """

    def fold(self, *, policy: Policy) -> str:
        """Return the line as it leaves."""
        return f"{self.name}: {self}{policy.linesep}"


_HEADERS = HeaderRegistry()
for _name in ("List-Unsubscribe", "List-Unsubscribe-Post"):
    _HEADERS.map_to_type(_name, _Bare)
_POLICY = default.clone(header_factory=_HEADERS)


class Letter(Struct, frozen=True, kw_only=True):
    """A mail before it is one: what waits in the outbox."""

    to: str
    subject: str
    text: str
    html: str | None = None
    unsubscribe: str | None = None
    """Where a POST takes the reader off the list (RFC 8058: one click, no page in between)."""


class Mailbox(Struct, frozen=True, kw_only=True):
    """An SMTP server (`smtp://user:password@host:port`, `smtps://…`) and the sender's address."""

    name: str
    url: str
    sender: str

    async def deliver(self, message: Message, now: int) -> None:
        """Send the letter a message holds. Raises NotDelivered."""
        import aiosmtplib  # late: only shops that send mail need it

        mail = _composed(message, self.sender, now)
        server = urlsplit(self.url)
        try:
            await aiosmtplib.send(
                mail,
                hostname=server.hostname,
                port=server.port or PORTS[server.scheme],
                username=None if server.username is None else unquote(server.username),
                password=None if server.password is None else unquote(server.password),
                use_tls=server.scheme == "smtps",
                start_tls=True if must_encrypt(self.url) else None,
                timeout=PATIENCE_S,
            )
        except aiosmtplib.SMTPResponseException as error:
            final = 500 <= error.code < 600  # RFC 5321, 4.2.1: a 5yz answer is permanent
            raise NotDelivered(
                "The mail server refuses", value=f"{error.code} {error.message}", final=final
            ) from error
        except ValueError as error:  # an address the protocol cannot carry
            raise _no_letter(error) from error
        except (aiosmtplib.SMTPException, OSError) as error:
            raise NotDelivered("The mail server does not answer", value=str(error)) from error


def must_encrypt(url: str) -> bool:
    """Return whether letters wait rather than leave unencrypted: a password goes with them, to elsewhere.

    Whoever sits on the way can leave STARTTLS out of what the server offers.
    """
    server = urlsplit(url)
    if server.scheme == "smtps" or server.password is None:
        return False
    try:
        return not ip_address(server.hostname or "").is_loopback
    except ValueError:
        return server.hostname != "localhost"


def _composed(message: Message, sender: str, now: int) -> EmailMessage:
    letter = msgspec.json.decode(message.body, type=Letter)
    try:
        return compose(letter, sender, message.key, now)
    except ValueError as error:  # a line break in a header, an address that is none
        raise _no_letter(error) from error


def _no_letter(error: ValueError) -> NotDelivered:
    return NotDelivered("This is no letter", value=str(error), final=True)


def compose(letter: Letter, sender: str, key: str, now: int) -> EmailMessage:
    """Return the mail. Its Message-ID follows from `key`: sent again, it is the same mail.

    Raises ValueError for a line break in a header.
    """
    mail = EmailMessage(_POLICY)
    mail["From"] = sender
    mail["To"] = letter.to
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(datetime.fromtimestamp(now / 1000, UTC))
    mail["Message-ID"] = f"<{key}@{sender.rpartition('@')[2].strip('> ')}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers, please
    if letter.unsubscribe is not None:
        mail["List-Unsubscribe"] = f"<{_in_ascii(letter.unsubscribe)}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content(letter.text)
    if letter.html is not None:
        mail.add_alternative(letter.html, subtype="html")
    return mail


def _in_ascii(address: str) -> str:
    """Return an address as a header can carry it: a host such as `müller.example` by its other name."""
    if address.isascii():
        return address
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    port = "" if parts.port is None else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}{quote(parts.path, safe='/%')}"


def check_mail_settings(url: str, sender: str) -> None:
    """Raise SettingsError for an SMTP address or a sender that cannot be meant."""
    server = urlsplit(url)
    if server.scheme not in PORTS or not server.hostname:
        raise SettingsError(
            "This is no address of a mail server",
            place="WAVERLY_SMTP_URL",
            value=without_password(url),
            mend="Write smtp://user:password@host:587 or smtps://user:password@host:465.",
        )
    if "@" not in sender:
        raise SettingsError(
            "Mail needs a sender",
            place="WAVERLY_MAIL_FROM",
            value=sender,
            mend="Write an address, such as Shop <help@shop.example>.",
        )
