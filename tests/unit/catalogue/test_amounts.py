"""An amount is the same number to the server as to the client, which reads the same vectors."""

import json
from pathlib import Path

import pytest

from waverly.catalogue.amounts import amount_in

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "amounts.json").read_bytes())


@pytest.mark.parametrize(
    ("written", "currency", "amount"),
    [(each["written"], each["currency"], each["amount"]) for each in VECTORS],
)
def test_amounts_are_read_as_people_write_them(
    written: str, currency: str, amount: float | None
) -> None:
    assert amount_in(written, currency) == amount
