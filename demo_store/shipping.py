"""Where the shop delivers, how, and for how much."""

from __future__ import annotations

import msgspec


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country the shop delivers to; prices in cents, times in working days."""

    code: str
    name: str
    standard_cents: int
    free_from_cents: int
    days: str


_NEAR: dict[str, int | str] = {"standard_cents": 490, "free_from_cents": 10000, "days": "2 to 3"}
_FAR: dict[str, int | str] = {"standard_cents": 790, "free_from_cents": 15000, "days": "3 to 5"}


def _countries(zone: dict[str, int | str], names: dict[str, str]) -> dict[str, Country]:
    return {
        code: msgspec.convert({"code": code, "name": name, **zone}, Country)
        for code, name in names.items()
    }


COUNTRIES = {
    **_countries(
        _NEAR,
        {"DE": "Germany", "AT": "Austria", "BE": "Belgium", "NL": "Netherlands"},
    ),
    **_countries(
        _FAR,
        {
            "DK": "Denmark",
            "ES": "Spain",
            "FR": "France",
            "IE": "Ireland",
            "IT": "Italy",
            "PL": "Poland",
            "SE": "Sweden",
        },
    ),
}
DEFAULT_COUNTRY = "DE"

METHODS = {"standard": "Standard delivery", "express": "Express delivery"}
EXPRESS_EXTRA_CENTS = 700


def cost(country: str, method: str, goods_cents: int) -> int:
    """Return the delivery cost in cents; express adds a fixed sum, standard may be free."""
    zone = COUNTRIES.get(country, COUNTRIES[DEFAULT_COUNTRY])
    standard = 0 if goods_cents >= zone.free_from_cents else zone.standard_cents
    return standard + (EXPRESS_EXTRA_CENTS if method == "express" else 0)
