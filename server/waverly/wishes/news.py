"""Tells the owner's tools of what needs a person: a call back, a question, a rating."""

import msgspec

from waverly.clock import timestamp
from waverly.integrations import Integrations
from waverly.storage.chores.outbox_rows import Draft
from waverly.storage.people.wishes.rows import Wish

FOR_PEOPLE = frozenset({"call_back", "question", "rating"})


def news_of(wish: Wish, integrations: Integrations) -> list[Draft]:
    """Return the message for each webhook of the site, none for kinds that need nobody."""
    if wish.request.kind not in FOR_PEOPLE:
        return []
    body = _body(wish)
    return [
        Draft(
            site=wish.site,
            target=tool.name,
            key=f"wish-{wish.token}",
            kind="request",
            body=body,
            visitor=wish.request.visitor,
        )
        for tool in integrations.webhook
        if tool.site in (None, wish.site)
    ]


def _body(wish: Wish) -> bytes:
    asked = msgspec.to_builtins(wish.request)
    told = ("kind", "phone", "email", "text", "rating", "product", "cart", "page", "locale")
    return msgspec.json.encode(
        {
            "type": "waverly.request",
            "timestamp": timestamp(wish.asked_at),
            "data": {"site": wish.site}
            | {name: asked[name] for name in told if asked.get(name) is not None},
        }
    )
