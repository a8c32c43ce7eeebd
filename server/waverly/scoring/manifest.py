"""What an artifact says about itself, and the hash that ties it to its features."""

from collections.abc import Sequence
from hashlib import sha256

from msgspec import Struct

FORMAT_VERSION = 1
ARM_COLUMN = "arm"
"""The last, categorical column of every row: an index into `Manifest.arms`."""
NOTHING = "nothing"
"""The arm at index 0: showing nothing is always a choice."""


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The facts about one trained model. Times are milliseconds since 1970-01-01 UTC."""

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
    model_sha256: str = ""
    calibration_sha256: str = ""


def digest(content: bytes) -> str:
    """SHA-256 of `content` in hexadecimal."""
    return sha256(content).hexdigest()


def feature_hash(names: Sequence[str], definitions_hash: str) -> str:
    """One hash over the ordered feature names and the hash of their definitions.

    Training and serving must agree on it: the same name computed differently is a different
    feature.
    """
    return digest("\n".join((*names, definitions_hash)).encode())
