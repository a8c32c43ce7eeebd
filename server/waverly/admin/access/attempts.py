"""How often somebody may try to sign in: counted by name, by where they try from, and by both.

By name alone, anybody who knows a name could keep its owner out. So the tight limit is for one name from
one address, and looser ones stop a name that is tried from many addresses, and an address that tries many
names.
"""

import hmac
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from waverly.clock import MINUTE_MS, Clock
from waverly.storage import Store
from waverly.storage.site.user_rows import (
    SignInFailures,
    failures_since,
    forget_failures,
    note_failure,
)

WINDOW_MS = 15 * MINUTE_MS

LOOSER = 10
"""So many times the limit may be tried for one name from anywhere, and from one address for any name."""

IPV6_NETWORK = 64
"""Bits of an IPv6 address that count: whoever has one connection has all addresses that share them."""


class Attempts:
    """Counts attempts to sign in; `most` is the limit for one name from one address."""

    def __init__(self, store: Store, clock: Clock, secret: str, most: int) -> None:
        self._store = store
        self._clock = clock
        self._secret = secret.encode()
        self._most = most

    async def may_try(self, name: str, host: str) -> bool:
        """Count an attempt and return whether it may be made.

        It is counted before it is checked, so that many at once cannot slip through together.
        """
        now = self._clock.now()
        place = self._place(host)
        if not self._has_room(await failures_since(self._store, name, place, now - WINDOW_MS), 1):
            return False
        await note_failure(self._store, name, now, place)
        return self._has_room(await failures_since(self._store, name, place, now - WINDOW_MS), 0)

    async def worked(self, name: str, host: str) -> None:
        """Forget what was tried in vain for this name from there."""
        await forget_failures(self._store, name, self._place(host))

    def _has_room(self, found: SignInFailures, for_more: int) -> bool:
        looser = self._most * LOOSER
        return (
            found.here + for_more <= self._most
            and found.by_name + for_more <= looser
            and found.from_there + for_more <= looser
        )

    def _place(self, host: str) -> str:
        """Return a mark of where somebody tries from: addresses themselves are not kept."""
        return hmac.new(self._secret, _network(host).encode(), sha256).hexdigest()[:32]


def _network(host: str) -> str:
    """Return the addresses that count as one: an IPv4 address, or the network of an IPv6 one."""
    try:
        address = ip_address(host)
    except ValueError:  # nothing that has an address, such as a socket in the file system
        return host
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ip_network((int(address), IPV6_NETWORK), strict=False))
