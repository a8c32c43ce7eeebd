"""One POST to somebody else's server: a time limit, no redirects, and which refusals are final."""

from collections.abc import Mapping

from waverly.channels.channel import NotDelivered

PATIENCE_S = 15.0
"""Within the 15 to 30 seconds the Standard Webhooks specification recommends."""

REFUSED_FOR_GOOD = frozenset({400, 410, 413, 422})
"""The same message would be refused again; 401, 403 and 404 may be mended on the other side."""


async def post(url: str, body: bytes, headers: Mapping[str, str]) -> None:
    """POST `body`. Raises NotDelivered for anything but a 2xx answer."""
    # Imported here: a server that sends nothing starts without it.
    import aiohttp

    patience = aiohttp.ClientTimeout(total=PATIENCE_S)
    try:
        async with (
            aiohttp.ClientSession(timeout=patience) as http,
            http.post(url, data=body, headers=headers, allow_redirects=False) as reply,
        ):
            status = reply.status
    except (aiohttp.ClientError, TimeoutError) as error:
        raise NotDelivered(
            "The other side does not answer", value=str(error) or "no answer in time"
        ) from error
    if not 200 <= status < 300:
        raise NotDelivered(
            "The other side refuses", value=f"status {status}", final=status in REFUSED_FOR_GOOD
        )
