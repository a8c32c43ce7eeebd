"""One table of settings: name, type, default, help. Command line, environment and reference follow it.

A setting `commit_wait_ms` is read from `WAVERLY_COMMIT_WAIT_MS`.
"""

from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Meta, Struct

from waverly.errors import SettingsError, WrongUse
from waverly.errors.allowed import refusal_of
from waverly.errors.names import meant_by

PREFIX = "WAVERLY_"

NEARLY = 0.8
"""Likeness from which a variable that sets nothing was likely meant for a setting: a letter or two apart."""

HOLDOUT_FLOOR = 0.05
"""Least share of a holdout. A smaller control needs months for what a fair one shows in weeks, and raised
false alarms in a third of simulated experiments; going below takes a written reason."""

LEAST_KEEP_DAYS = 180
"""What is learnt from goes back 120 days, and orders and refunds that follow count for up to 37 more."""

Port = Annotated[int, Meta(ge=0, le=65535)]


def is_here_only(address: str) -> bool:
    """Return whether a web address leads no other computer here."""
    host = urlsplit(address).hostname or ""
    try:
        ip = ip_address(host)
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
    return ip.is_loopback or ip.is_unspecified


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How this server runs. Every field may be set from the environment."""

    home: Annotated[str, Meta(description="Folder of the database, campaigns and models.")] = "."
    database: Annotated[
        str,
        Meta(description="Database address; empty means `waverly.db` in the home folder."),
    ] = ""
    host: Annotated[str, Meta(description="Address to listen on.")] = "127.0.0.1"
    port: Annotated[Port, Meta(description="Port to listen on; 0 picks a free one.")] = 8765
    workers: Annotated[
        int, Meta(ge=1, le=64, description="Processes that serve; they share the database.")
    ] = 1
    public_url: Annotated[
        str, Meta(description="The server's own address as browsers see it; empty means as asked.")
    ] = ""
    behind_proxy: Annotated[
        bool,
        Meta(
            description="Trust X-Forwarded-For and X-Forwarded-Proto from a proxy on this machine."
        ),
    ] = False
    test_mode: Annotated[
        bool, Meta(description="Let the clock be set through the API. Never in production.")
    ] = False
    cached_sessions: Annotated[
        int, Meta(ge=16, description="Sessions kept in memory by each process.")
    ] = 20_000
    cached_products: Annotated[
        int, Meta(ge=16, description="Products kept in memory by each process.")
    ] = 5_000
    refresh_s: Annotated[
        float,
        Meta(
            gt=0, le=3600, description="How often campaigns, sites and models are looked at anew."
        ),
    ] = 2.0
    max_body_bytes: Annotated[
        int, Meta(ge=1024, le=1_048_576, description="Largest body of a batch; more is refused.")
    ] = 65_536
    max_feed_bytes: Annotated[
        int, Meta(ge=1024, description="Largest body of a server-to-server request.")
    ] = 16_777_216
    chromium: Annotated[
        str,
        Meta(
            description="Chromium to open pages in; empty means one on the PATH, else Playwright's own."
        ),
    ] = ""
    gate_in_browser: Annotated[
        bool,
        Meta(description="Draw what is saved in the admin in a browser, where there is one."),
    ] = True
    private_feeds: Annotated[
        bool,
        Meta(description="Read product feeds from addresses inside your own network, too."),
    ] = False
    client_dir: Annotated[
        str, Meta(description="Folder of the built script; empty means the one that came along.")
    ] = ""
    holdout: Annotated[
        float,
        Meta(ge=0, le=0.5, description="Share of visitors kept without any help, to measure by."),
    ] = 0.10
    holdout_reason: Annotated[
        str, Meta(description="Why `holdout` is under 0.05; kept in the audit log.")
    ] = ""
    keep_days: Annotated[
        int,
        Meta(
            le=3650,
            description="Days that visits, decisions and orders are kept; sums stay. At least 180.",
        ),
    ] = 400
    time_zone: Annotated[
        str,
        Meta(description="Time zone the nightly and weekly jobs go by, such as `Europe/Vienna`."),
    ] = "UTC"
    smtp_url: Annotated[
        str,
        Meta(description="Mail server, `smtp://user:password@host:587`; empty means no mail."),
    ] = ""
    mail_from: Annotated[
        str, Meta(description="Sender of mails, such as `Shop <help@shop.example>`.")
    ] = ""
    sign_in_attempts: Annotated[
        int,
        Meta(
            ge=1,
            description="Failed sign-ins for a name from one address in 15 minutes before a pause; "
            "ten times as many for a name, or from an address, in all.",
        ),
    ] = 8
    admin_idle_minutes: Annotated[
        int, Meta(ge=5, description="How long an admin stays signed in.")
    ] = 720
    train_memory_mb: Annotated[
        int, Meta(ge=256, description="Memory a nightly training may use, in megabytes.")
    ] = 2048
    train_threads: Annotated[
        int, Meta(ge=1, le=64, description="Threads a nightly training may use.")
    ] = 1
    replay_url: Annotated[
        str,
        Meta(
            description="Address of a search in your session replay tool, with `{visit}` where the "
            "visit's id belongs; empty means no link on the pages of visits."
        ),
    ] = ""
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Meta(description="How much is logged.")
    ] = "info"
    log_format: Annotated[
        Literal["text", "json"],
        Meta(description="How a line is logged: for people, or as one JSON object for programs."),
    ] = "text"

    @property
    def address(self) -> str:
        """Return the server's own address without a slash at the end: as set, or where it listens."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url.rstrip("/") or f"http://{host}:{self.port}"

    @property
    def is_for_this_computer_only(self) -> bool:
        """Return whether no other computer can find the server at its address."""
        return is_here_only(self.address)

    @property
    def database_url(self) -> str:
        """Return the database's address."""
        path = Path(self.home).resolve() / "waverly.db"
        return self.database or f"sqlite+aiosqlite:///{path}"

    @property
    def campaigns_dir(self) -> Path:
        """Return the folder of campaign files."""
        return Path(self.home) / "campaigns"

    @property
    def models_dir(self) -> Path:
        """Return the folder that holds a folder of models for each site."""
        return Path(self.home) / "models"

    def models_of(self, site: str) -> Path:
        """Return the folder of one site's models: what one shop teaches says nothing of another."""
        return self.models_dir / quote(site, safe="")

    @property
    def flags_path(self) -> Path:
        """Return the file of rules for flags."""
        return Path(self.home) / "flags.toml"

    @property
    def theme_path(self) -> Path:
        """Return the file that says how the shop looks."""
        return Path(self.home) / "theme.toml"

    @property
    def gate_page_path(self) -> Path:
        """Return the page of the shop the gate draws on, where the owner gives one."""
        return Path(self.home) / "gate.html"

    @property
    def lexicon_path(self) -> Path:
        """The owner's own words of doubt in searches."""
        return Path(self.home) / "lexicon.toml"

    @property
    def cache_dir(self) -> Path:
        """Return the folder of what can be made again, or missed."""
        return Path(self.home) / "cache"

    @property
    def scripts_dir(self) -> Path:
        """Return the folder of what earlier versions sent to browsers."""
        return self.cache_dir / "scripts"

    @property
    def imports_dir(self) -> Path:
        """Return the folder of imports: the report of each file, and work in progress."""
        return Path(self.home) / "imports"

    @property
    def clock_path(self) -> Path:
        """Return the file that says, in test mode, what the server's clock was set to."""
        return Path(self.home) / "test-clock"

    @property
    def secret_path(self) -> Path:
        """Return the file that holds the key cookies and links are signed with."""
        return Path(self.home) / "secret.key"


def variable(name: str) -> str:
    """Return the environment variable of a setting."""
    return PREFIX + name.upper()


def read_settings(environment: Mapping[str, str], **given: object) -> Settings:
    """Return the settings from the environment, overridden by what was `given` and is not None.

    Raises SettingsError naming the variable, its value and the mend.
    """
    values: dict[str, object] = {
        name: environment[variable(name)]
        for name in Settings.__struct_fields__
        if variable(name) in environment
    }
    values |= {name: value for name, value in given.items() if value is not None}
    try:
        settings = msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        found = refusal_of(error, Settings, values)
        name = found.path
        kind = WrongUse if given.get(name) is not None else SettingsError
        raise kind(
            found.sentence,
            place=_place(name, given),
            value=str(values.get(name, "")),
            mend=found.mend or "The settings reference lists what each takes.",
        ) from error
    _check_holdout(settings)
    _check_keeping(settings)
    _check_zone(settings)
    _check_public_url(settings)
    _check_replay(settings)
    return settings


def misspelt(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that set nothing and are called nearly as a setting, with that setting's."""
    known = {variable(name): name for name in Settings.__struct_fields__}
    ours = [name for name in environment if name.startswith(PREFIX) and name not in known]
    likely = {name: meant_by(name.removeprefix(PREFIX), known.values(), NEARLY) for name in ours}
    return {name: variable(meant) for name, meant in likely.items() if meant is not None}


def _place(name: str, given: Mapping[str, object]) -> str:
    """Return where a setting came from: an option of the command, or the environment."""
    if not name:
        return "settings"
    return f"--{name.replace('_', '-')}" if given.get(name) is not None else variable(name)


def _check_zone(settings: Settings) -> None:
    try:
        ZoneInfo(settings.time_zone)
    except (
        ValueError,
        OSError,
        ZoneInfoNotFoundError,
    ) as error:  # of nothing, of a folder, unknown
        raise SettingsError(
            "There is no such time zone",
            place=variable("time_zone"),
            value=settings.time_zone,
            mend="Write it as Europe/Vienna.",
        ) from error


def _check_public_url(settings: Settings) -> None:
    """Raise SettingsError for an address that would make a tag or a link which leads nowhere."""
    address = urlsplit(settings.public_url)
    if not settings.public_url:
        return
    if (
        address.scheme in ("https", "http")
        and address.hostname
        and not (address.query or address.fragment)
    ):
        return
    raise SettingsError(
        "Browsers find no server at such an address",
        place=variable("public_url"),
        value=settings.public_url,
        mend="Write it with https:// in front and nothing behind its path, such as "
        "https://help.shop.example or https://shop.example/help.",
    )


def _check_replay(settings: Settings) -> None:
    address = settings.replay_url
    if not address or (urlsplit(address).scheme in ("https", "http") and "{visit}" in address):
        return
    raise SettingsError(
        "This leads to no recording of a visit",
        place=variable("replay_url"),
        value=address,
        mend="Search your replay tool for a waverly_visit, and copy the address of what it finds, with "
        "{visit} in place of the id.",
    )


def _check_holdout(settings: Settings) -> None:
    if settings.holdout >= HOLDOUT_FLOOR or settings.holdout_reason.strip():
        return
    raise SettingsError(
        "Without a holdout nobody can know whether Waverly helps",
        place=variable("holdout"),
        value=str(settings.holdout),
        mend=f"Keep at least {HOLDOUT_FLOOR}, or say why not in {variable('holdout_reason')}.",
    )


def _check_keeping(settings: Settings) -> None:
    if settings.keep_days >= LEAST_KEEP_DAYS:
        return
    raise SettingsError(
        "So few days are too few to learn from and to know whether Waverly helps: comparisons look back "
        "four months, and orders and refunds that follow count for five weeks more",
        place=variable("keep_days"),
        value=str(settings.keep_days),
        mend=f"Keep at least {LEAST_KEEP_DAYS} days.",
    )


def environment_of(settings: Settings) -> dict[str, str]:
    """Return the environment variables that give these settings, for worker processes."""
    return {variable(name): _text(getattr(settings, name)) for name in Settings.__struct_fields__}


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
