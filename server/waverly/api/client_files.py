"""Serves the script and its parts, compressed at build time: `/waverly.js` and `/assets/*`."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from waverly.api.earlier_scripts import EarlierScripts
from waverly.errors import NotFound

ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
TYPES = {".js": "text/javascript; charset=utf-8", ".map": "application/json"}

_HERE = Path(__file__).resolve()
PLACES = (_HERE.parents[1] / "client", _HERE.parents[3] / "client_js" / "dist")
"""Where the built files may be: inside an installed package, or in a checkout."""


def client_folder(chosen: str = "") -> Path:
    """Return the folder of the built client, or the `chosen` one. Raises NotFound when it was not built."""
    for place in (Path(chosen),) if chosen else PLACES:
        if (place / "waverly.js").exists():
            return place
    raise NotFound("The script was not built", mend="Run `make client`.")


class _File:
    def __init__(self, name: str, body: bytes, packed: Mapping[str, bytes | None]) -> None:
        self.body = body
        self.type = TYPES[Path(name).suffix]
        self.etag = f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'
        self.encoded = {name: each for name, each in packed.items() if each is not None}


def _read(name: str, read: Callable[[str], bytes | None]) -> _File | None:
    """Return a file with its compressed versions, or None when there is none."""
    body = read(name)
    if body is None:
        return None
    return _File(name, body, {encoding: read(name + suffix) for encoding, suffix in ENCODINGS})


def _in(folder: Path) -> Callable[[str], bytes | None]:
    def read(name: str) -> bytes | None:
        path = folder / name
        return path.read_bytes() if path.exists() else None

    return read


class ClientFiles:
    """The built files, read once; `assets` are named by content and never change.

    Those of earlier versions are kept in the folder `earlier`, and found there.
    """

    def __init__(self, folder: Path, earlier: Path) -> None:
        own = {path.name: path for path in (folder / "assets").glob("*") if path.is_file()}
        self._entry = _read("waverly.js", _in(folder))
        read = _in(folder / "assets")
        self._assets = {name: _read(name, read) for name in own if Path(name).suffix in TYPES}
        self._earlier = EarlierScripts(earlier, own)

    async def entry(self, request: Request) -> Response:
        """Serve `/waverly.js`: asked for again every hour, answered 304 when unchanged."""
        return _serve(self._entry, request, "public, max-age=3600")

    async def asset(self, request: Request) -> Response:
        """Serve `/assets/{name}`: kept for a year, as its name changes with its content."""
        name = request.path_params["name"]
        file = self._assets.get(name) or self._of_an_earlier_version(name)
        return _serve(file, request, "public, max-age=31536000, immutable")

    def _of_an_earlier_version(self, name: str) -> _File | None:
        if Path(name).suffix not in TYPES:
            return None
        return _read(name, self._earlier.find)


def _serve(file: _File | None, request: Request, cache: str) -> Response:
    if file is None:
        raise NotFound("There is no such file", value=request.url.path)
    headers = {
        "cache-control": cache,
        "etag": file.etag,
        "vary": "Accept-Encoding",
        "access-control-allow-origin": "*",  # modules are fetched with CORS
        "cross-origin-resource-policy": "cross-origin",
        "timing-allow-origin": "*",
        "x-content-type-options": "nosniff",
    }
    if file.etag in _known(request):
        return Response(status_code=304, headers=headers)
    accepted = {part.split(";")[0].strip() for part in _accepted(request)}
    for name, _ in ENCODINGS:
        if name in accepted and name in file.encoded:
            headers["content-encoding"] = name
            return Response(file.encoded[name], headers=headers, media_type=file.type)
    return Response(file.body, headers=headers, media_type=file.type)


def _known(request: Request) -> set[str]:
    """Return the tags a browser or a cache has; one that packs by itself makes them weak, `W/"…"`."""
    tags = request.headers.get("if-none-match", "").split(",")
    return {tag.strip().removeprefix("W/") for tag in tags}


def _accepted(request: Request) -> list[str]:
    return request.headers.get("accept-encoding", "").lower().split(",")
