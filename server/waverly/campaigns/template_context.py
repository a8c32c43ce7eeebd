"""What may be said at this moment: everything a template's facts are filled from."""

from msgspec import Struct

from waverly.catalogue import NOTHING_KNOWN, Known
from waverly.wire import Cart, Page


class TemplateContext(Struct, frozen=True, kw_only=True):
    """What is known, the page, and the cart. `at` is server milliseconds.

    What is absent was not stated, and an overlay that needs it is not shown. `noticed` are the moments of
    the session, the latest first; `ends_at` is when the campaign itself ends.
    """

    known: Known = NOTHING_KNOWN
    page: Page = Page()
    cart: Cart = Cart()
    moment: str = ""
    noticed: tuple[str, ...] = ()
    at: int = 0
    ends_at: int | None = None
