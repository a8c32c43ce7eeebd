"""What the doctor's findings come to, in one sentence that stands before them."""

import re
from collections.abc import Iterator, Sequence

from waverly.doctor.findings import PageFindings
from waverly.wording import counted

_NAMED = re.compile(r'data-waverly(?:-(?P<field>\w+)|="(?P<place>[\w-]+)")')
"""An attribute that names what is missing; one with “…” is for places that not every page has."""

_SPOKEN = {"add to cart": "the control that adds to the cart", "id": "the product’s number"}


def verdict_of(pages: Sequence[PageFindings], *, is_drawn: bool) -> str:
    """Return whether the store can be worked with as it is, and what to mark by hand first."""
    if all(page.trouble for page in pages):
        return "Not ready: no page could be read."
    understood = sum(not page.trouble and page.type != "unknown" for page in pages)
    told = f"{understood} of {counted(len(pages), 'page')} understood"
    if not any(page.type == "product" for page in pages):
        if len(pages) == understood == 1:
            return f"Too early to say: {told}, and it is no product’s; more pages would tell."
        return f"Not ready: {told}, and none of them as a product’s."
    by_hand = tuple(dict.fromkeys(_by_hand(pages)))
    if by_hand:
        return f"Nearly ready: {told}; mark {_together(by_hand)} by hand."
    return f"Ready{'' if is_drawn else ', as far as markup alone tells'}: {told}."


def _by_hand(pages: Sequence[PageFindings]) -> Iterator[str]:
    for page in pages:
        for mark in page.marks if page.type == "product" else ():
            named = _NAMED.match(mark.attribute)
            if named is not None:
                name = named["field"] or named["place"].replace("-", " ")
                yield _SPOKEN.get(name, f"the {name}")


def _together(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
