"""What an artifact says about itself."""

from hashlib import sha256

from msgspec import Struct

FORMAT_VERSION = 2
ARM_COLUMN = "arm"
"""The last, categorical column of every row: an index into `Manifest.arms`."""


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The facts about one trained model. Times are milliseconds since 1970-01-01 UTC.

    `average_effects` holds each arm's mean effect when there is a model of effects; `sha256` the
    checksum of every file of the artifact.
    """

    format_version: int = FORMAT_VERSION
    waverly_version: str
    created_at: int
    feature_names: tuple[str, ...]
    feature_hash: str
    arms: tuple[str, ...]
    target: str = "purchase"
    rows: int
    first_at: int
    last_at: int
    metrics: dict[str, float]
    average_effects: tuple[float, ...] = ()
    sha256: dict[str, str] = {}


def digest(content: bytes) -> str:
    """SHA-256 of `content` in hexadecimal."""
    return sha256(content).hexdigest()
