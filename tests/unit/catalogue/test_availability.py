import json
from pathlib import Path

import pytest

from waverly.catalogue.availability import availability_in

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "availability.json").read_bytes())
"""The client reads the same in its own tests."""


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["written"]))
def test_availability_is_told_from_what_shops_write(vector: dict[str, str | None]) -> None:
    assert availability_in(vector["written"]) == vector["said"]


@pytest.mark.parametrize(("written", "said"), [(True, "in_stock"), (None, None), ([], None)])
def test_availability_is_told_from_what_is_no_text(written: object, said: str | None) -> None:
    assert availability_in(written) == said
