"""Serves the script and its parts, compressed at build time: `/waverly.js` and `/assets/*`."""

import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from waverly.errors import NotFound

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
TYPES = {".js": "text/javascript; charset=utf-8", ".map": "application/json"}

_HERE = Path(__file__).resolve()
PLACES = (_HERE.parents[1] / "client", _HERE.parents[3] / "client_js" / "dist")
"""Where the built files are: inside an installed package, or in a checkout."""


def client_folder(chosen: str = "") -> Path:
    """Return the folder of the built client, or the `chosen` one. Raises NotFound when it was not built."""
    for place in (Path(chosen),) if chosen else PLACES:
        if (place / "waverly.js").exists():
            return place
    raise NotFound("The script was not built", mend="Run `make client`.")


class _File:
    def __init__(self, path: Path) -> None:
        self.body = path.read_bytes()
        self.type = TYPES[path.suffix]
        self.etag = f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'
        self.encoded = {
            name: twin.read_bytes()
            for name, suffix in ENCODINGS
            if (twin := path.with_name(path.name + suffix)).exists()
        }


class ClientFiles:
    """The built files, read once; `assets` are named by content and never change."""

    def __init__(self, folder: Path) -> None:
        self._entry = _File(folder / "waverly.js")
        assets = folder / "assets"
        self._assets = {path.name: _File(path) for path in assets.glob("*") if path.suffix in TYPES}

    async def entry(self, request: Request) -> Response:
        """Serve `/waverly.js`: asked for again every hour, answered 304 when unchanged."""
        return _serve(self._entry, request, "public, max-age=3600")

    async def asset(self, request: Request) -> Response:
        """Serve `/assets/{name}`: kept for a year, as its name changes with its content."""
        file = self._assets.get(request.path_params["name"])
        if file is None:
            raise NotFound("There is no such file", value=request.path_params["name"])
        return _serve(file, request, "public, max-age=31536000, immutable")


def _serve(file: _File, request: Request, cache: str) -> Response:
    headers = {
        "cache-control": cache,
        "etag": file.etag,
        "vary": "Accept-Encoding",
        "access-control-allow-origin": "*",  # modules are fetched with CORS
        "cross-origin-resource-policy": "cross-origin",
        "timing-allow-origin": "*",
        "x-content-type-options": "nosniff",
    }
    if request.headers.get("if-none-match") == file.etag:
        return Response(status_code=304, headers=headers)
    accepted = {part.split(";")[0].strip() for part in _accepted(request)}
    for name, _ in ENCODINGS:
        if name in accepted and name in file.encoded:
            headers["content-encoding"] = name
            return Response(file.encoded[name], headers=headers, media_type=file.type)
    return Response(file.body, headers=headers, media_type=file.type)


def _accepted(request: Request) -> list[str]:
    return request.headers.get("accept-encoding", "").lower().split(",")
