"""Reads a form's fields, within bounds."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request

from waverly.errors import Malformed, TooLarge

MAX_FORM_BYTES = 16_384
MAX_FIELDS = 8


async def read_form(request: Request) -> Mapping[str, str]:
    """Return a form's fields. Raises TooLarge over `MAX_FORM_BYTES`, Malformed over `MAX_FIELDS`."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_FORM_BYTES:
            raise TooLarge(f"A form holds at most {MAX_FORM_BYTES:,} bytes")
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=MAX_FIELDS))
    except ValueError as error:
        raise Malformed("The form has too many fields", value=str(error)) from error
