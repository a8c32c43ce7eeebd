"""What is known of products and the shop, from where, how old it is, and what is missing."""

from msgspec import Struct
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.access.guard import AdminVisit
from waverly.admin.catalogue.price_drawing import PriceDrawing, price_drawing
from waverly.admin.catalogue.words import SOURCES, claim_lines, gaps, lacks
from waverly.admin.context import AdminContext
from waverly.catalogue import ProductFacts, rating_of
from waverly.catalogue.prices import WINDOW_MS, Reduction, in_one_currency, reduction_at
from waverly.clock import DAY_MS
from waverly.errors import NotFound
from waverly.errors.unshown import without_secrets
from waverly.storage.catalogue.feed_rows import feeds_of
from waverly.storage.catalogue.known_rows import latest_known
from waverly.storage.catalogue.price_rows import prices_of_many
from waverly.storage.catalogue.product_rows import Stated, all_products
from waverly.storage.catalogue.shop_rows import shop
from waverly.wire.overlay import Rating

PER_PAGE = 40
SPAN_DAYS = 90
"""Days a price is drawn over."""


class ProductRow(Struct, frozen=True, kw_only=True):
    """One product in the list."""

    facts: ProductFacts
    confirmed_at: int
    drawing: PriceDrawing | None
    rating: Rating | None
    reduction: Reduction | None


class CataloguePages:
    """`/admin/catalogue` and `/admin/catalogue/{product}`."""

    def __init__(self, admin: AdminContext) -> None:
        self._admin = admin

    async def all(self, request: Request, visit: AdminVisit) -> Response:
        """Serve the list of products with their prices, and where all of it comes from."""
        site, now = visit.site.key, self._admin.clock.now()
        known = await all_products(self._admin.store, site)
        wanted = request.query_params.get("q", "").strip().lower()
        missing = request.query_params.get("missing", "")
        chosen = [
            each
            for each in known.values()
            if (not wanted or wanted in f"{each.facts.id} {each.facts.name}".lower())
            and (not missing or lacks(each.facts, missing))
        ]
        page = _whole(request.query_params.get("page", "1"))
        part = sorted(chosen, key=lambda each: each.facts.name)[(page - 1) * PER_PAGE :][:PER_PAGE]
        return self._admin.templates.render(
            request,
            "catalogue.html",
            visit=visit,
            section="catalogue",
            now=now,
            count=len(known),
            found=len(chosen),
            rows=await self._rows(site, part, now),
            page=page,
            pages=max(1, -(-len(chosen) // PER_PAGE)),
            q=request.query_params.get("q", ""),
            missing=missing,
            gaps=gaps(each.facts for each in known.values()),
            sources=_sources(list(known.values())),
            feeds=[
                replace(feed, url=without_secrets(feed.url))
                for feed in await feeds_of(self._admin.store, site)
            ],
            shop=await shop(self._admin.store, site),
            newest=max((each.confirmed_at for each in known.values()), default=None),
        )

    async def one(self, request: Request, visit: AdminVisit) -> Response:
        """Serve one product. Raises NotFound when the catalogue does not know it."""
        identity = request.path_params["product"]
        now = self._admin.clock.now()
        known = await latest_known(self._admin.store, visit.site.key, identity, now)
        facts = known.product
        if facts is None:
            raise NotFound(
                "The catalogue does not know this product",
                value=identity,
                mend="The catalogue’s page lists those it knows.",
            )
        start = min(now - SPAN_DAYS * DAY_MS, now - 1)
        progressive = known.shop is not None and known.shop.progressive_reductions
        reduction = reduction_at(known.prices, known.read_at, progressive=progressive)
        window = None if reduction is None else reduction.since - WINDOW_MS
        return self._admin.templates.render(
            request,
            "product.html",
            visit=visit,
            section="catalogue",
            now=now,
            facts=facts,
            confirmed_at=known.confirmed_at,
            prices=known.prices,
            has_other_currencies=len(in_one_currency(known.prices)) < len(known.prices),
            drawing=price_drawing(
                known.prices, start, known.read_at, width=640, height=160, mark_at=window
            ),
            first=start,
            reduction=reduction,
            rating=rating_of(facts),
            lines=claim_lines(known, now),
            similar=known.similar,
            source=SOURCES[facts.source],
        )

    async def _rows(self, site: str, part: list[Stated], now: int) -> list[ProductRow]:
        prices = await prices_of_many(self._admin.store, site, [each.facts.id for each in part])
        start = now - SPAN_DAYS * DAY_MS
        return [
            ProductRow(
                facts=each.facts,
                confirmed_at=each.confirmed_at,
                drawing=price_drawing(
                    prices.get(each.facts.id, ()), start, now, width=96, height=24
                ),
                rating=rating_of(each.facts),
                reduction=reduction_at(prices.get(each.facts.id, ()), now),
            )
            for each in part
        ]


def _sources(known: list[Stated]) -> list[tuple[str, int, int]]:
    """Return each source in words, with how many products it told of and when it last did."""
    return [
        (words, len(told), max(each.confirmed_at for each in told))
        for source, words in SOURCES.items()
        if (told := [each for each in known if each.facts.source == source])
    ]


def _whole(text: str) -> int:
    return max(1, int(text)) if text.isdecimal() and len(text) < 6 else 1
