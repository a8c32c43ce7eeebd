"""Reads a form's fields, within bounds."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request

from waverly.errors import Malformed, TooLarge

MAX_FORM_BYTES = 16_384
MAX_FIELDS = 8


async def read_form(request: Request, most_bytes: int = MAX_FORM_BYTES) -> Mapping[str, str]:
    """Return a form's fields.

    Raises TooLarge over `most_bytes`, Malformed over `MAX_FIELDS` and for U+0000, which is in no text.
    """
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > most_bytes:
            raise TooLarge(f"This form holds at most {most_bytes:,} bytes")
    try:
        fields = dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=MAX_FIELDS))
    except ValueError as error:
        raise Malformed("The form has too many fields", value=str(error)) from error
    if any("\0" in value for value in fields.values()):
        raise Malformed("The form holds the character U+0000", mend="Leave it out.")
    return fields
