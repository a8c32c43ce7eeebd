"""Takes a page's markup apart once: metadata, JSON-LD, microdata and RDFa, headings, links."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
SILENT = frozenset(("script", "style", "template", "noscript"))
"""What is written in these is not shown."""

HARDLY_A_WORD = 40
"""Letters: "Please enable JavaScript" and a name are none of a page's."""

DEEPEST = 2_000
"""Elements within one another that are told apart, never closed ones too: each is asked at every word."""

Attributes = dict[str, str]


class MarkupItem:
    """A thing microdata or RDFa describe: its kind, what it is to the thing around it, and its properties."""

    def __init__(self, kind: str, role: str, around: "MarkupItem | None") -> None:
        self.kind = kind
        self.role = role
        self.around = around
        self.values: dict[str, list[str]] = {}

    def is_offer_of(self, other: "MarkupItem") -> bool:
        """Tell whether it is an offer of another thing, or an offer within such an offer."""
        item: MarkupItem | None = self
        while item and item is not other:
            if item.role != "offers":
                return False
            item = item.around
        return item is other


class Document(HTMLParser):
    """A page's markup, read from the first letter to the last; whatever is broken in it is passed over."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.scripts: list[str] = []
        self.links: list[str] = []
        self.items: list[MarkupItem] = []
        self.headings: list[str] = []
        self.title = ""
        self.shown = 0
        self.has_code = False
        self._open: list[_Open] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and note what it says of itself."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and "content" in given:
            self.meta.setdefault(given.get("property") or given.get("name", ""), given["content"])
        elif tag == "a" and given.get("href"):
            self.links.append(given["href"])
        opened = _Open(tag, given, self._around())
        if opened.item:
            self.items.append(opened.item)
        self.has_code |= tag == "script" and not opened.is_data
        if tag in VOID or len(self._open) >= DEEPEST:
            self._settle(opened)
        else:
            self._open.append(opened)

    def handle_data(self, data: str) -> None:
        """Hand a text to every element it lies in that wants it."""
        if not any(each.tag in SILENT for each in self._open):
            self.shown += len(data.strip())
        for each in self._open:
            if each.wants_text:
                each.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest open element of that name, and all that was left open within it."""
        if any(each.tag == tag for each in self._open):
            while self._open:
                closed = self._open.pop()
                self._settle(closed)
                if closed.tag == tag:
                    return

    def close(self) -> None:
        """Settle what the page never closed."""
        super().close()
        while self._open:
            self._settle(self._open.pop())

    @property
    def is_drawn_by_script(self) -> bool:
        """Tell whether nothing is shown until a script has run: no link and hardly a word."""
        return self.has_code and not self.links and self.shown < HARDLY_A_WORD

    def _around(self) -> MarkupItem | None:
        return next((each.item for each in reversed(self._open) if each.item), None)

    def _settle(self, closed: "_Open") -> None:
        if closed.is_data:
            self.scripts.append("".join(closed.text))
        elif closed.tag == "title":
            self.title = self.title or closed.words
        elif closed.tag == "h1" and closed.words:
            self.headings.append(closed.words)
        if closed.around and not closed.item:
            for name in closed.properties:
                if closed.value:
                    closed.around.values.setdefault(name, []).append(closed.value)


class _Open:
    """An element whose end has not come yet."""

    def __init__(self, tag: str, given: Attributes, around: MarkupItem | None) -> None:
        self.tag = tag
        self.around = around
        self.text: list[str] = []
        self.is_data = tag == "script" and given.get("type", "").startswith("application/ld+json")
        self.properties = tuple(_properties(given))
        kind = given.get("itemtype") or given.get("typeof") or ""
        is_item = "itemscope" in given or "typeof" in given
        role = next(iter(self.properties), "") or given.get("rel", "")
        self.item = MarkupItem(kind, role, around) if is_item else None
        said = (given.get(name) for name in ("content", "href", "src"))
        self._said = next((value for value in said if value is not None), None)
        self.wants_text = self.is_data or tag in ("title", "h1") or bool(self.properties)

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())

    @property
    def value(self) -> str:
        return self.words if self._said is None else self._said.strip()


def _properties(given: Attributes) -> Iterator[str]:
    for name in f"{given.get('itemprop', '')} {given.get('property', '')}".split():
        yield name.removeprefix("schema:")
