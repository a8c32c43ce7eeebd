"""Asks for confirmation before something that cannot be undone, or that every shopper notices."""

from collections.abc import Mapping

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from waverly.admin.access.guard import AdminVisit
from waverly.admin.rendering.templates import Templates

SURE = "sure"
"""The field of a form that was confirmed."""


class Confirmation(Struct, frozen=True, kw_only=True):
    """What is asked, what would follow, the button that does it, and the page to go back to."""

    title: str
    follows: str
    button: str
    back: str
    section: str


def is_confirmed(fields: Mapping[str, str]) -> bool:
    """Return whether the owner was asked, and said yes."""
    return fields.get(SURE) == "yes"


def ask(
    request: Request,
    templates: Templates,
    visit: AdminVisit,
    question: Confirmation,
    fields: Mapping[str, str],
) -> Response:
    """Serve the question; its button sends the same form again, confirmed."""
    return templates.render(
        request,
        "confirm.html",
        visit=visit,
        section=question.section,
        question=question,
        fields={name: value for name, value in fields.items() if name not in ("token", SURE)},
        sure=SURE,
    )
