"""What an artifact says of itself, in the tests of artifacts, scorers and shelves."""

import msgspec

from waverly.scoring.manifest import Manifest

from .conftest import COLUMNS

NAMES = tuple(f"f{index}" for index in range(COLUMNS - 1))
HASH = "a1b2"


def a_manifest(**changes: object) -> Manifest:
    plain = Manifest(
        waverly_version="0.1.0",
        created_at=1_700_000_000_000,
        feature_names=NAMES,
        feature_hash=HASH,
        arms=("nothing", "size-help", "free-returns", "reviews"),
        rows=4000,
        first_at=1_690_000_000_000,
        last_at=1_699_000_000_000,
        metrics={"auc": 0.81},
    )
    return msgspec.structs.replace(plain, **changes)
