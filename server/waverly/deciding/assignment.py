"""Who belongs to which group: a hash of the visitor, so the answer is the same on every visit and node."""

from functools import lru_cache

_OFFSET = 0x811C9DC5
_PRIME = 0x01000193
BUCKETS = 10_000
REMEMBERED = 16_384
"""Points that are cached: a visitor's points are needed again at every moment of a visit."""


def fnv1a32(text: str) -> int:
    """Return the 32-bit FNV-1a hash of the UTF-8 bytes of `text` (Fowler, Noll, Vo; RFC 9923)."""
    value = _OFFSET
    for byte in text.encode():
        value = ((value ^ byte) * _PRIME) & 0xFFFFFFFF
    return value


@lru_cache(maxsize=REMEMBERED)
def bucket(seed: str, visitor: str) -> float:
    """Return where `visitor` falls in [0, 1), in steps of 1/10,000.

    Hashing twice removes the bias a single pass has on short, similar identifiers.
    Different seeds give independent groups.
    """
    return fnv1a32(str(fnv1a32(seed + visitor))) % BUCKETS / BUCKETS


def global_holdout_seed(site: str) -> str:
    """Return the seed of a site's global holdout."""
    return f"{site}:holdout:"


def campaign_holdout_seed(site: str, campaign: str) -> str:
    """Return the seed of one campaign's holdout."""
    return f"{site}:holdout:{campaign}:"


def exploration_seed(site: str, moment: str) -> str:
    """Return the seed of the draw between arms; a visitor keeps an arm for each kind of moment."""
    return f"{site}:explore:{moment}:"
