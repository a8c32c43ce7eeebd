"""`{found.search}`, `{found.together}`, `{found.all}`: products of the catalogue, as a list of links.

Each says how it was found. What the shopper typed is never repeated.
"""

from urllib.parse import quote

from waverly.catalogue.finding import MOST, Found, FoundBy

WAYS: dict[str, frozenset[FoundBy]] = {
    "search": frozenset({"search"}),
    "together": frozenset({"co_view"}),
    "all": frozenset({"search", "co_view"}),
}
"""What each slot lists: what matches the words searched, what is looked at together, or both in one order."""

LABELS: dict[str, dict[FoundBy, str]] = {
    "de": {
        "search": "passt zu Ihrer Suche",
        "co_view": "oft beim selben Besuch angesehen",
    },
    "en": {
        "search": "matches your search",
        "co_view": "often looked at in the same visit",
    },
    "es": {
        "search": "coincide con su búsqueda",
        "co_view": "visto a menudo en la misma visita",
    },
    "fr": {
        "search": "correspond à votre recherche",
        "co_view": "souvent regardé lors de la même visite",
    },
    "it": {
        "search": "corrisponde alla sua ricerca",
        "co_view": "spesso guardato nella stessa visita",
    },
    "nl": {
        "search": "past bij uw zoekopdracht",
        "co_view": "vaak in hetzelfde bezoek bekeken",
    },
}
"""How a product was found, as the list says it beside the product."""

_NOTHING = {
    "search": "nothing in the catalogue matches what was searched",
    "together": "too few visitors looked at anything else in the same visit",
    "all": "neither a search nor other visits lead to another product",
}


def found_list(slot: str, found: tuple[Found, ...], lang: str) -> tuple[str, str]:
    """Return a Markdown list and an empty text; or an empty text and the sentence that says why not."""
    labels = LABELS.get(lang[:2].lower())
    if labels is None:
        return "", f"there are no words in {lang} for how a product was found"
    ways = WAYS[slot]
    chosen = [each for each in found if ways.intersection(each.by)][:MOST]
    lines = [
        f"- {_link(each)} ({'; '.join(labels[by] for by in each.by if by in ways)})"
        for each in chosen
    ]
    return "\n".join(lines), "" if lines else _NOTHING[slot]


def _link(found: Found) -> str:
    """Return a link, with what Markdown would take for a mark of its own written otherwise."""
    name = found.name.replace("[", "(").replace("]", ")").replace("*", "×")
    return f"[{name}]({quote(found.url, safe='/:?&=%#~@!$,;+')})"
