"""Puts the week's digest into the outbox: a letter to each reader, a message to each webhook."""

import msgspec

from waverly.background.each_site import for_each_site
from waverly.channels.mail import MAIL, Letter
from waverly.clock import timestamp
from waverly.integrations import Integrations
from waverly.reporting.digest import Digest, digest_of
from waverly.storage import Store
from waverly.storage.chores.outbox_rows import Draft, queue
from waverly.storage.site.site_rows import Site
from waverly.wording import counted


async def queue_digests(
    store: Store, integrations: Integrations, at: int, *, has_mail: bool
) -> str:
    """Queue every site's digest for everybody who is to get it; return what was done, in a sentence."""
    readers = integrations.digest
    if not readers.mail and not readers.webhooks:
        return "Nobody asked for a digest: integrations.toml has no readers."
    mailed = readers.mail if has_mail else ()

    # Imported here: it brings NumPy along, and a server starts without it.
    from waverly.policies.judging.silence import silence_in_words

    async def queued(site: Site) -> int:
        silence = await silence_in_words(store, site.key, at)
        digest = await digest_of(store, site.key, at, silence=silence)
        drafts = [_letter(digest, to) for to in mailed]
        drafts += [_message(digest, name, at) for name in readers.webhooks]
        return await queue(store, drafts, at)

    count = sum(await for_each_site(store, queued))
    unmailed = " None was mailed: WAVERLY_SMTP_URL is not set." if readers.mail != mailed else ""
    return f"{counted(count, 'digest is', 'digests are')} on the way.{unmailed}"


def _letter(digest: Digest, to: str) -> Draft:
    letter = Letter(to=to, subject=digest.subject, text=digest.text, html=digest.html)
    return Draft(
        site=digest.site,
        target=MAIL,
        key=f"digest-{digest.site}-{digest.day}-{to}"[:160],
        kind="digest",
        body=msgspec.json.encode(letter),
    )


def _message(digest: Digest, name: str, at: int) -> Draft:
    told = {
        "type": "waverly.digest",
        "timestamp": timestamp(at),
        "data": {
            field: value
            for field, value in msgspec.structs.asdict(digest).items()
            if field not in {"text", "html"}
        },
    }
    return Draft(
        site=digest.site,
        target=name,
        key=f"digest-{digest.site}-{digest.day}",
        kind="digest",
        body=msgspec.json.encode(told),
    )
