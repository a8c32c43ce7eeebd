"""What the doctor finds: plain data that a terminal, a page and a program can show."""

from msgspec import Struct


class UnreadPage(Exception):
    """A page that could not be read; the next one is still worth a look."""


SILENT = "nothing answers there"
NO_ANSWER = (502, 504)
"""What the doctor's own gateway answers for a store that is down; a store's own proxy means the same."""


def check_status(status: int) -> None:
    """Raise Unread, in words, for an answer that is no page of the store."""
    if status in NO_ANSWER:
        raise UnreadPage(SILENT)
    if status in (404, 410):
        raise UnreadPage(f"there is no such page ({status})")
    if status >= 400:
        raise UnreadPage(f"the store refused it ({status})")


class FieldFinding(Struct, frozen=True, kw_only=True):
    """One thing recognised on a page: from where, how sure, and what other sources say instead."""

    field: str
    value: str
    source: str
    confidence: str
    conflicts: tuple[str, ...] = ()


class Mark(Struct, frozen=True, kw_only=True):
    """Something to mark by hand: the attribute to put on an element, and why."""

    attribute: str
    why: str


class PageFindings(Struct, frozen=True, kw_only=True):
    """One page of the store. `trouble` says why nothing could be read of it."""

    url: str
    type: str = "unknown"
    platform: str | None = None
    findings: tuple[FieldFinding, ...] = ()
    marks: tuple[Mark, ...] = ()
    trouble: str = ""


class StoreFindings(Struct, frozen=True, kw_only=True):
    """Everything found. `how` is `browser` or `markup`: without a browser less is known, as `note` says."""

    url: str
    how: str
    note: str
    pages: tuple[PageFindings, ...]
    bytes_read: int
    verdict: str = ""
    """What they come to, in a sentence."""
    is_cut: bool = False
    """Whether time or bytes ran out before all chosen pages were read."""

    @property
    def shared(self) -> tuple[FieldFinding, ...]:
        """Return what is recognised alike on every page that was read, where those are several."""
        first, *others = [page for page in self.pages if not page.trouble] or [PageFindings(url="")]
        if not others:
            return ()
        return tuple(each for each in first.findings if all(each in p.findings for p in others))

    def own(self, page: PageFindings) -> tuple[FieldFinding, ...]:
        """Return what is recognised on a page besides what all of them share."""
        shared = self.shared
        return tuple(each for each in page.findings if each not in shared)

    @property
    def has_product(self) -> bool:
        """Tell whether a product was recognised on any page."""
        return any(page.type == "product" for page in self.pages)
