"""Authentication between servers: a store's secret key in `Authorization: Bearer sk_…`."""

import hmac

from starlette.requests import Request

from waverly.errors import NotAllowed
from waverly.pipeline import Rules
from waverly.storage.site.site_rows import PUBLIC, Site, digest

_SEND = "Send `Authorization: Bearer sk_…`"
_PRINTED = (
    "`waverly init` printed it when the store was added, `waverly access secret` makes another."
)


def site_of(request: Request, rules: Rules) -> Site:
    """Return the site of the request's secret key. Raises NotAllowed, without repeating the key."""
    header = request.headers.get("authorization", "")
    if not header:
        raise _refused("No secret key came with this", f"{_SEND}; {_PRINTED}")
    scheme, _, key = header.partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise _refused("This is no bearer and key", f"{_SEND}: the word, a space and the key.")
    found = digest(key.strip())
    for site in rules.sites():
        if hmac.compare_digest(found, site.secret_hash):
            return site
    if key.strip().startswith(PUBLIC):
        raise _refused(
            "This is a public key, which every page shows", f"Send the secret key, sk_…; {_PRINTED}"
        )
    raise _refused(
        "No store here has this secret key",
        f"It may be cut short, of another server or no longer in force; {_PRINTED}",
    )


def _refused(sentence: str, mend: str) -> NotAllowed:
    return NotAllowed(sentence, place="Authorization", mend=mend)
