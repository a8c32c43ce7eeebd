"""Who asks from server to server: a store's secret key in `Authorization: Bearer sk_…`."""

import hmac

from starlette.requests import Request

from waverly.errors import NotAllowed
from waverly.pipeline import Rules
from waverly.storage.site.site_rows import Site, digest


def site_of(request: Request, rules: Rules) -> Site:
    """Return the site whose secret key the request carries. Raises NotAllowed."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and secret:
        found = digest(secret.strip())
        for site in rules.sites():
            if hmac.compare_digest(found, site.secret_hash):
                return site
    raise NotAllowed(
        "This needs a store's secret key",
        place="Authorization",
        mend="Send `Authorization: Bearer sk_…`; `waverly init` printed the key.",
    )
