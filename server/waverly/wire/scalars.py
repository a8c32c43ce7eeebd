"""Bounded scalar types: every string and number that crosses the network has a limit with a name.

A value past its limit makes its own event bad, or is left out of its page; the batch is kept (see `decode`).
"""

import re
from typing import Annotated, Literal

from msgspec import Meta

from waverly.errors.allowed import MEND

Id = Annotated[str, Meta(min_length=1, max_length=64)]
"""An opaque identifier made by the client, the store or us."""

BROWSERS_OWN = re.compile(r"[0-9a-f]{26}")
"""What ids made by the script look like. A page may only ask about, or erase, such a one: the number of a
customer, under which a backend tells things, can be guessed by anybody."""

Name = Annotated[str, Meta(min_length=1, max_length=64)]
"""A word from a vocabulary: a kind, a section, a page type. Unknown words are kept, not refused."""

Label = Annotated[str, Meta(max_length=200)]
"""A short human text: a product name, a category, a query."""

Path = Annotated[str, Meta(max_length=1024)]
"""A URL path; queries and fragments are cut off in the browser."""

Text = Annotated[str, Meta(max_length=2000)]
"""A longer human text: the body of an overlay."""

Currency = Annotated[str, Meta(pattern="^[A-Z]{3}$", max_length=3)]
"""An ISO 4217 code. The length is named because `$` lets a line break follow."""

Millis = Annotated[int, Meta(ge=0, le=10**10)]
"""A duration in milliseconds (at most about 115 days)."""

Count = Annotated[int, Meta(ge=0, le=10**6)]
"""How often something happened."""

INSTANT_MEND = "Write milliseconds since 1970 UTC, such as 1795491234567."

Instant = Annotated[int, Meta(ge=0, le=10**14, extra={MEND: INSTANT_MEND})]
"""Milliseconds since 1970-01-01 UTC, by the clock of whoever wrote it."""

Source = Literal["web", "app", "email", "sms", "ads", "pos"]
"""Where something that a backend tells happened."""

Seq = Annotated[int, Meta(ge=1, le=10_000)]
"""Position of an event in its view, from 1. `(view, seq)` identifies an event, so a retry changes nothing."""

Money = Annotated[float, Meta(ge=0, le=10**9)]
"""An amount in the currency named beside it."""

Share = Annotated[float, Meta(ge=0, le=1)]
"""A proportion, a strength or a probability."""
