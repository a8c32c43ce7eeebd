"""Ports to listen on: a free one, or a plain word when the wanted one cannot be had."""

import errno
import socket

from waverly.errors import SettingsError

LOCAL = "127.0.0.1"


def free_port(
    wanted: int = 0,
    host: str = LOCAL,
    mend: str = "Name another, or none: then a free one is taken.",
) -> int:
    """Return a port that can be listened on: the wanted one, or any for 0.

    Raises SettingsError with the `mend` when something listens there already, or nothing can.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the servers bind it
        try:
            probe.bind((host, wanted))
        except OSError as error:
            place = f"{host}:{wanted}"
            if error.errno == errno.EADDRINUSE:
                taken = "Something listens on this port already"
                raise SettingsError(taken, value=str(wanted), place=place, mend=mend) from error
            why = error.strerror or str(error)
            raise SettingsError(
                "Nothing can listen here", value=why, place=place, mend=mend
            ) from error
        port: int = probe.getsockname()[1]
        return port
