"""Where browsers find this server, and the line in a shop's pages that sends them there."""

from urllib.parse import urlsplit

from starlette.requests import Request

SET_ADDRESS = (
    "For a shop, set WAVERLY_PUBLIC_URL to where shoppers will find the server, such as "
    "https://help.shop.example"
)
"""What to do where no other computer finds this server."""

TAG_HERE_ONLY = f"This tag works on this computer only. {SET_ADDRESS}"


def base_of(request: Request, public_url: str) -> str:
    """Return the address that was set, or the one this request came to; without a slash at the end."""
    return public_url.rstrip("/") or f"{request.url.scheme}://{request.url.netloc}"


def tag_of(server: str, site: str) -> str:
    """Return the tag for the pages of a site: one line, anywhere in the head.

    The script posts to the origin it came from, and is told where else if the server is below a path.
    """
    below = f' data-server="{server}"' if urlsplit(server).path else ""
    return f'<script async src="{server}/waverly.js" data-site="{site}"{below}></script>'
