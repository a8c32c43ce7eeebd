"""What an error leaves out of the value it names: it stands in logs, which more people read than settings."""


def without_password(url: str) -> str:
    """Return an address without who signs in there and with what, which is all before its last `@`."""
    _, at, place = url.rpartition("@")
    return f"…@{place}" if at else url
