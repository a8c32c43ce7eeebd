"""The fields of the checkout, step by step, and what is wrong with what was typed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

import msgspec

from .shipping import COUNTRIES, METHODS

STEPS = ("contact", "delivery", "payment", "review")
MAX_FIELD_LENGTH = 120
NEVER_PRINTED = ("card_number", "card_expiry", "card_code")
"""What of a card no page holds, though it was typed a moment ago."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")
_CARD_DIGITS = 16


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One input; `autocomplete` is the token of the HTML standard."""

    name: str
    label: str
    autocomplete: str
    kind: str = "text"
    inputmode: str = "text"
    is_required: bool = True
    hint: str = ""
    width: str = "full"


CONTACT = (
    Field(
        name="email",
        label="Email",
        autocomplete="email",
        kind="email",
        inputmode="email",
        hint="For your receipt and the parcel's progress.",
    ),
    Field(
        name="phone",
        label="Phone",
        autocomplete="tel",
        kind="tel",
        inputmode="tel",
        is_required=False,
        hint="Only for the courier, if there is trouble at the door.",
    ),
)
DELIVERY = (
    Field(name="first_name", label="First name", autocomplete="given-name", width="half"),
    Field(name="last_name", label="Last name", autocomplete="family-name", width="half"),
    Field(name="address", label="Street and number", autocomplete="address-line1"),
    Field(
        name="address2",
        label="Flat, floor, company",
        autocomplete="address-line2",
        is_required=False,
    ),
    Field(
        name="postcode",
        label="Postcode",
        autocomplete="postal-code",
        width="third",
    ),
    Field(name="city", label="Town or city", autocomplete="address-level2", width="twothirds"),
)
PAYMENT = (
    Field(
        name="card_number",
        label="Card number",
        autocomplete="cc-number",
        inputmode="numeric",
        hint="Test card: 4242 4242 4242 4242",
    ),
    Field(name="card_name", label="Name on card", autocomplete="cc-name"),
    Field(
        name="card_expiry",
        label="Expiry (MM/YY)",
        autocomplete="cc-exp",
        inputmode="numeric",
        width="half",
        hint="Any date to come",
    ),
    Field(
        name="card_code",
        label="Security code",
        autocomplete="cc-csc",
        inputmode="numeric",
        width="half",
        hint="Any three digits",
    ),
)
FIELDS: dict[str, tuple[Field, ...]] = {
    "contact": CONTACT,
    "delivery": DELIVERY,
    "payment": PAYMENT,
    "review": (),
}


def tidy(step: str, form: Mapping[str, object]) -> dict[str, str]:
    """Return the step's values, trimmed and cut to a sane length."""
    names = [field.name for field in FIELDS[step]]
    if step == "delivery":
        names += ["country", "method"]
    return {name: str(form.get(name, "")).strip()[:MAX_FIELD_LENGTH] for name in names}


def faults(step: str, values: Mapping[str, str], today: dt.date) -> dict[str, str]:
    """Return a sentence for each field that cannot be accepted, by field name."""
    found = {
        field.name: f"Enter your {field.label.lower()}."
        for field in FIELDS[step]
        if field.is_required and not values[field.name]
    }
    for name, check in _CHECKS.get(step, {}).items():
        if name not in found and (fault := check(values[name], today)):
            found[name] = fault
    return found


def _email(value: str, _today: dt.date) -> str:
    return "" if _EMAIL.fullmatch(value) else "Enter an email like name@example.com."


def _postcode(value: str, _today: dt.date) -> str:
    return "" if re.fullmatch(r"[A-Za-z0-9 -]{3,10}", value) else "Check the postcode."


def _country(value: str, _today: dt.date) -> str:
    return "" if value in COUNTRIES else "Choose a country we deliver to."


def _method(value: str, _today: dt.date) -> str:
    return "" if value in METHODS else "Choose a delivery method."


def _card(value: str, _today: dt.date) -> str:
    digits = re.sub(r"\D", "", value)
    if len(digits) != _CARD_DIGITS or not digits.startswith("4242"):
        return "This shop takes only the test card 4242 4242 4242 4242."
    return ""


def _expiry(value: str, today: dt.date) -> str:
    match = re.fullmatch(r"(0[1-9]|1[0-2])\s*/?\s*(?:20)?(\d{2})", value)
    if match is None:
        return "Enter the expiry as MM/YY."
    month, year = int(match[1]), 2000 + int(match[2])
    return "" if (year, month) >= (today.year, today.month) else "That card has expired."


def _code(value: str, _today: dt.date) -> str:
    return "" if re.fullmatch(r"\d{3,4}", value) else "Enter three digits."


_CHECKS: dict[str, dict[str, Callable[[str, dt.date], str]]] = {
    "contact": {"email": _email},
    "delivery": {"postcode": _postcode, "country": _country, "method": _method},
    "payment": {"card_number": _card, "card_expiry": _expiry, "card_code": _code},
}


def reached(form: Mapping[str, str], card_last4: str) -> str:
    """Return the first step that is not yet done."""
    if "email" not in form:
        return "contact"
    if "postcode" not in form:
        return "delivery"
    return "review" if card_last4 else "payment"
