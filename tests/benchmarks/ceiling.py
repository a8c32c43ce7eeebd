"""The ceiling: Starlette on uvicorn answering a fixed body to the same POST without reading it."""

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route


async def fixed(request: object) -> Response:
    """Answer the same bytes to everything."""
    return Response(b'{"decision":null,"flags":{},"mood":"focused"}', media_type="application/json")


app = Starlette(routes=[Route("/v1/collect", fixed, methods=["POST"])])
