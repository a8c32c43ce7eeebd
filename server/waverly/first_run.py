"""Prepares a home folder: database, keys, an admin and campaigns to start with."""

import secrets
import shutil
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from msgspec import Struct

from waverly.admin.access.passwords import hash_password
from waverly.campaigns import Campaign
from waverly.campaigns.accessibility import Theme
from waverly.campaigns.filling.fill import fill
from waverly.campaigns.template_context import TemplateContext
from waverly.catalogue.claims.grounds import NO_PRODUCT
from waverly.clock import SystemClock
from waverly.errors import SettingsError
from waverly.public_url import tag_of
from waverly.publishing.gate import ONLY_WORDS, check_campaign, refuse_unless_passed
from waverly.scoring.flags import default_text
from waverly.settings import Settings
from waverly.storage import Store, open_store
from waverly.storage.site.campaign_folder import read_folder, read_theme
from waverly.storage.site.policy_rows import apply_campaigns
from waverly.storage.site.secret_key import secret_key
from waverly.storage.site.site_rows import add_site, all_sites
from waverly.storage.site.user_rows import password_hash_of, set_password_hash


class FirstRun(Struct, frozen=True, kw_only=True):
    """What was made. The secret and the password are nowhere else in clear."""

    home: str
    site: str
    key: str
    secret: str
    admin: str
    password: str | None
    """None when the admin was there already and keeps the password they have."""
    server: str
    tag: str
    is_for_this_computer_only: bool
    """Whether the tag finds the server from this computer alone."""
    origins: tuple[str, ...]
    """From where pages may use the key; without one, no page may."""
    campaigns: int
    switched_off: tuple[str, ...]
    """Campaigns that wait to be switched on: they speak of the shop's own terms, or need more."""
    awaiting_catalogue: tuple[str, ...]
    """Campaigns that are on, and show nothing until the catalogue knows the product in view."""


async def prepare(
    settings: Settings,
    *,
    site: str,
    key: str,
    origins: tuple[str, ...],
    admin: str,
    password: str | None = None,
    secret: str | None = None,
    another_site: bool = False,
    campaigns_from: Sequence[str] = ("starter",),
    at: int | None = None,
) -> FirstRun:
    """Prepare `settings.home` and return what was made.

    Without a `password`, a new admin gets a new one, and one already there keeps theirs.
    `another_site` lets a site be added to those that are there already.
    `campaigns_from` names folders of `waverly.campaigns` to copy the first campaigns from, in order.
    `at` (milliseconds) is when all this is said to happen: now unless given.

    What is on passes the gate by words first, as everything does that is put in force; the evidence is kept.

    Raises SettingsError, having changed nothing, when that site is there already, or any site is
    without `another_site`, or the folder cannot be made; CampaignError when a campaign file already in it
    cannot be meant, or does not pass the gate.
    """
    home = _made(Path(settings.home).resolve())
    now = SystemClock().now() if at is None else at
    async with open_store(settings.database_url) as store:
        await _refuse_a_taken_place(store, home, key, another_site=another_site)
        campaigns = _first_files(settings, campaigns_from)
        await _pass_the_gate(store, key, campaigns, read_theme(settings.theme_path), now)
        secret = await add_site(store, key=key, name=site, origins=origins, at=now, secret=secret)
        password = await _admit(store, admin, password, now)
        await apply_campaigns(store, key, campaigns, now)
    return FirstRun(
        home=str(home),
        site=site,
        key=key,
        secret=secret,
        admin=admin,
        password=password,
        server=settings.address,
        tag=tag_of(settings.address, key),
        is_for_this_computer_only=settings.is_for_this_computer_only,
        origins=origins,
        campaigns=len(campaigns),
        switched_off=tuple(each.id for each in campaigns if not each.enabled),
        awaiting_catalogue=tuple(
            each.id for each in campaigns if each.enabled and _needs_the_catalogue(each)
        ),
    )


def _needs_the_catalogue(campaign: Campaign) -> bool:
    """Return whether it cannot be filled while nothing is known of any product."""
    found = fill(campaign.overlay, TemplateContext(), campaign.overlay.format)
    return isinstance(found, str) and NO_PRODUCT in found


def _made(home: Path) -> Path:
    """Return the folder, made where it was not there. Raises SettingsError where none can be."""
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            "This folder cannot be made",
            place="--home",
            value=f"{home}: {error.strerror}",
            mend="Name one you may write in with --home DIR or WAVERLY_HOME.",
        ) from error
    return home


async def _refuse_a_taken_place(store: Store, home: Path, key: str, *, another_site: bool) -> None:
    known = [each.key for each in await all_sites(store)]
    if key in known:
        raise SettingsError(
            "This site is there already",
            place=str(home),
            value=key,
            mend="Choose another --key, or another --home.",
        )
    if known and not another_site:
        raise SettingsError(
            "There is a site in this folder already",
            place=str(home),
            value=", ".join(known),
            mend="To let pages of another origin use it, give its --key and --origin. For another "
            "store choose another --home, or add it to this one with --another-site.",
        )


async def _pass_the_gate(
    store: Store, key: str, campaigns: Sequence[Campaign], theme: Theme, now: int
) -> None:
    runs = [
        await check_campaign(store, key, campaign, theme, now, ONLY_WORDS)
        for campaign in campaigns
        if campaign.enabled
    ]
    refuse_unless_passed(runs)


async def _admit(store: Store, admin: str, password: str | None, now: int) -> str | None:
    """Set the password given, or a new one for a new admin; return it, None when nothing was set."""
    if password is None and await password_hash_of(store, admin) is not None:
        return None
    password = password or secrets.token_urlsafe(12)
    await set_password_hash(store, admin, hash_password(password), now)
    return password


def _first_files(settings: Settings, campaigns_from: Sequence[str]) -> tuple[Campaign, ...]:
    """Write the files that are not there yet, and return the campaigns that are there then."""
    secret_key(settings.secret_path)
    _first_campaigns(settings.campaigns_dir, campaigns_from)
    if not settings.flags_path.exists():
        settings.flags_path.write_text(default_text(), encoding="utf-8")
    return read_folder(settings.campaigns_dir)


def _first_campaigns(folder: Path, sources: Sequence[str]) -> None:
    if folder.exists():
        return
    for name in sources:
        with as_file(files("waverly.campaigns") / name) as source:
            shutil.copytree(source, folder, dirs_exist_ok=True)
