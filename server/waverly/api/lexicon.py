"""`GET /lexicon.json`: the owner's own words that voice a doubt in a search, for the shop's result pages."""

import logging

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from waverly.errors import Malformed
from waverly.searches.bundled import own_sheet
from waverly.searches.lexicon import TOPICS, words_of
from waverly.settings import Settings

log = logging.getLogger(__name__)

HEADERS = {
    "access-control-allow-origin": "*",
    "cache-control": "public, max-age=3600",
    "x-content-type-options": "nosniff",
}


class OwnLexicon:
    """The owner's `lexicon.toml`, as regular expressions for the browser.

    The file is read for each answer, which browsers cache for an hour.
    """

    def __init__(self, settings: Settings) -> None:
        self._file = settings.lexicon_path

    def route(self) -> Route:
        """Return the route."""
        return Route("/lexicon.json", self.get)

    def get(self, request: Request) -> Response:
        """Answer the expressions; none without a file, or with one that cannot be read (the log says why)."""
        try:
            sheet = own_sheet(self._file)
        except Malformed as error:
            log.error("%s", error)
            sheet = None
        told: dict[str, object] = {"innocent": "", "doubts": []}
        if sheet is not None:
            doubts = [(topic, words_of(sheet, topic)) for topic in TOPICS]
            told = {
                "innocent": "|".join(sheet.innocent),
                "doubts": [[topic, "|".join(words)] for topic, words in doubts if words],
            }
        return Response(msgspec.json.encode(told), media_type="application/json", headers=HEADERS)
