"""Placeholder until the admin lands."""

from starlette.routing import BaseRoute

from waverly.clock import Clock
from waverly.pipeline import Rules
from waverly.settings import Settings
from waverly.storage import Store


class Admin:
    """The admin's routes."""

    def __init__(
        self, *, store: Store, rules: Rules, clock: Clock, settings: Settings, secret: str
    ) -> None:
        self.store = store

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return []
