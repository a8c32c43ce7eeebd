"""A shopper who hands in a wish."""

import msgspec

from tests.support.builders import NOW, a_request
from waverly.integrations import Integrations
from waverly.storage import Store
from waverly.wire.request import Request, Requested
from waverly.wishes.accept import accept

MAIL = "shopper@example.com"
BASE = "https://help.example"
ZX = {"id": "zx", "name": "ZX Elite"}


def a_wish(kind: str, **changes: object) -> Request:
    return msgspec.convert(a_request(kind, **changes), Request)


async def ask(store: Store, request: Request, at: int = NOW, *, has_mail: bool = True) -> Requested:
    nobody = Integrations()
    return await accept(
        store, request, at, base=BASE, here=BASE, integrations=nobody, has_mail=has_mail
    )
