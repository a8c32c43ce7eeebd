"""Prepares a home folder: database, keys, an admin and campaigns to start with."""

import shutil
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from msgspec import Struct

from waverly.admin.passwords import hash_password
from waverly.clock import SystemClock
from waverly.errors import SettingsError
from waverly.scoring.flags import default_text
from waverly.settings import Settings
from waverly.storage import open_store
from waverly.storage.campaign_folder import read_folder
from waverly.storage.policy_rows import apply_campaigns
from waverly.storage.secret_key import secret_key
from waverly.storage.site_rows import add_site, all_sites
from waverly.storage.user_rows import set_password_hash


class FirstRun(Struct, frozen=True, kw_only=True):
    """What was made. The secret and the password are nowhere else in clear."""

    home: str
    site: str
    key: str
    secret: str
    admin: str
    password: str
    server: str
    tag: str
    campaigns: int


async def prepare(
    settings: Settings,
    *,
    site: str,
    key: str,
    origins: tuple[str, ...],
    admin: str,
    password: str,
    secret: str | None = None,
    campaigns_from: Sequence[str] = ("starter",),
    at: int | None = None,
) -> FirstRun:
    """Prepare `settings.home` and return what was made.

    `campaigns_from` names folders of `waverly.campaigns` to copy the first campaigns from, in order.
    `at` (milliseconds) is when all this is said to happen: now unless given.

    Raises SettingsError when that site is there already, CampaignError when a campaign file that
    was already in the folder cannot be meant.
    """
    home = Path(settings.home).resolve()
    home.mkdir(parents=True, exist_ok=True)
    secret_key(settings.secret_path)
    _first_campaigns(settings.campaigns_dir, campaigns_from)
    if not settings.flags_path.exists():
        settings.flags_path.write_text(default_text(), encoding="utf-8")
    campaigns = read_folder(settings.campaigns_dir)
    now = SystemClock().now() if at is None else at
    async with open_store(settings.database_url) as store:
        if any(known.key == key for known in await all_sites(store)):
            raise SettingsError(
                "This site is there already",
                place=str(home),
                value=key,
                mend="Choose another --key, or another --home.",
            )
        secret = await add_site(store, key=key, name=site, origins=origins, at=now, secret=secret)
        await set_password_hash(store, admin, hash_password(password), now)
        await apply_campaigns(store, key, campaigns, now)
    server = settings.public_url or f"http://{settings.host}:{settings.port}"
    return FirstRun(
        home=str(home),
        site=site,
        key=key,
        secret=secret,
        admin=admin,
        password=password,
        server=server,
        tag=f'<script async src="{server}/waverly.js" data-site="{key}"></script>',
        campaigns=len(campaigns),
    )


def _first_campaigns(folder: Path, sources: Sequence[str]) -> None:
    if folder.exists():
        return
    for name in sources:
        with as_file(files("waverly.campaigns") / name) as source:
            shutil.copytree(source, folder, dirs_exist_ok=True)
