"""The server's own public address, as links in letters need it."""

from starlette.requests import Request


def base_of(request: Request, public_url: str) -> str:
    """Return the address that was set, or the one this request came to; without a slash at the end."""
    return public_url.rstrip("/") or f"{request.url.scheme}://{request.url.netloc}"
