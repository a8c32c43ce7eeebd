"""`GET /why/{decision}`: explains a decision to the shopper it was made for; needs no sign-in."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from waverly.api.pages import language_here, nothing_here, page
from waverly.catalogue.claims.written import day
from waverly.reporting.why import Sentence, language_shown, why, words_in
from waverly.storage import Store
from waverly.storage.log.decision_rows import decision
from waverly.storage.measured.kept_since_rows import latest_kept_since


class WhyPage:
    """The page behind an overlay's "why am I seeing this?", in the language of that overlay."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def route(self) -> Route:
        """Return the route."""
        return Route("/why/{decision}", self.page)

    async def page(self, request: Request) -> Response:
        """Serve the page. Raises NotFound when there is no such decision and a program asks."""
        record = await decision(self._store, request.path_params["decision"])
        if record is None:
            return await self._gone(request)
        lang = language_here(request, language_shown(record))
        sentences = "\n".join(map(_paragraph, why(record, lang)))
        return page(words_in(lang).title, sentences, lang=lang)

    async def _gone(self, request: Request) -> Response:
        since = await latest_kept_since(self._store)

        def say(lang: str) -> tuple[str, str]:
            words = words_in(lang)
            before = words.gone_before.format(day=day(since, lang)) if since else ""
            return words.gone, f"{words.gone_mend} {before}".rstrip()

        return nothing_here(request, say)


def _paragraph(sentence: Sentence) -> str:
    lang = f' lang="{escape(sentence.lang)}"' if sentence.lang else ""
    return f"<p{lang}>{escape(sentence.text)}</p>"
