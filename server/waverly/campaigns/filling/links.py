"""A button that leads to the page one is on leads nowhere: it is left out."""

from typing import TypeVar

from msgspec.structs import replace

from waverly.wire.overlay import Action, Overlay

Of = TypeVar("Of", bound=Overlay)


def without_links_to(path: str, template: Of) -> Of:
    """Return the template without the links to the page at `path`. One to a place within it stays."""
    kept = tuple(each for each in template.actions if not _leads_to(path, each))
    return template if len(kept) == len(template.actions) else replace(template, actions=kept)


def _leads_to(path: str, action: Action) -> bool:
    if action.type != "link" or action.href is None or "#" in action.href:
        return False
    return _plain(action.href.partition("?")[0]) == _plain(path)


def _plain(path: str) -> str:
    return path.rstrip("/") or "/"
