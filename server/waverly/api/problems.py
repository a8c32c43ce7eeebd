"""The one error shape on every endpoint: `application/problem+json` (RFC 9457)."""

import logging

import msgspec
from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from waverly.errors import Malformed, RequestError, StorageError
from waverly.errors.fitting import Unfit, inside, said
from waverly.errors.names import known_are
from waverly.wire import Problem

log = logging.getLogger(__name__)

CONTENT_TYPE = "application/problem+json"
RETRY_AFTER_S = "2"
API = "/v1/"

_encoder = msgspec.json.Encoder()


def problem_of(error: Exception) -> Problem:
    """Return the problem document for an error; for an unexpected one it reveals nothing internal."""
    match error:
        case RequestError():
            return Problem(
                type=f"urn:waverly:{type(error).__name__.lower()}",
                title=error.title,
                status=error.status,
                detail=str(error),
                at=error.place or None,
            )
        case Unfit(refusal=refusal):
            return _unreadable(said(refusal), inside("$", refusal.path))
        case UnicodeDecodeError():
            return _unreadable("This is not UTF-8. Encode it so.")
        case msgspec.DecodeError():
            return _unreadable(f"This is not JSON: {error}")
        case StorageError():
            return Problem(
                type="urn:waverly:busy",
                title="Not kept",
                status=503,
                detail="The database did not answer. Send it again.",
            )
        case HTTPException():
            return Problem(
                type="urn:waverly:http",
                title=error.detail or "Not served",
                status=error.status_code,
            )
        case _:
            return Problem(type="urn:waverly:internal", title="Something broke here", status=500)


def _unreadable(detail: str, at: str = "") -> Problem:
    return Problem(
        type="urn:waverly:malformed",
        title=Malformed.title,
        status=Malformed.status,
        detail=detail,
        at=at or None,
    )


def respond(problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """Return the response that carries a problem document."""
    extra = {"cache-control": "no-store", **(headers or {})}  # amid an upgrade it may be there soon
    if problem.status == 503:
        extra["retry-after"] = RETRY_AFTER_S
    return Response(
        _encoder.encode(problem), problem.status, headers=extra, media_type=CONTENT_TYPE
    )


async def on_error(request: Request, error: Exception) -> Response:
    """Answer an error raised by an endpoint, including unexpected ones."""
    problem = replace(problem_of(error), **_beside(request, error))
    if problem.status >= 500:
        log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else None
    return respond(problem, headers)


def _beside(request: Request, error: Exception) -> dict[str, str]:
    """Return which endpoints and methods there are, for the answer to an unknown address or method."""
    match error:
        case HTTPException(status_code=404) if request.url.path.startswith(API):
            known = [each.path for each in request.app.routes if isinstance(each, Route)]
            paths = dict.fromkeys(path for path in known if path.startswith(API))
            return {"detail": f"There is no such endpoint. {known_are(request.url.path, paths)}"}
        case HTTPException(status_code=405, headers=headers):
            return {"detail": f"Use {(headers or {}).get('Allow', 'another method')} here."}
        case _:
            return {}
