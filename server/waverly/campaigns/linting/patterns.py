"""A dark pattern that shows in words: its name, why it harms, the mend, and how each language says it.

Names follow the taxonomy of the OECD ("Dark commercial patterns", 2022) and of deceptive.design; what is
refused is also what the EU's guidance on the Unfair Commercial Practices Directive (2021/C 526/01, 4.2.7)
and the FTC's "Bringing Dark Patterns to Light" (2022) call unfair.
"""

import re
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

LANGUAGES = ("en", "de", "fr", "es", "it", "nl")


class Pattern(Struct, frozen=True, kw_only=True, dict=True):
    """One pattern. `phrases` are regular expressions by language, matched in any case.

    `on` says which texts it may stand in; `unless_bound` that a real end or fact in the same overlay
    makes it fair.
    """

    rule: str
    why: str
    fix: str
    phrases: Mapping[str, tuple[str, ...]]
    on: frozenset[str] = frozenset({"name", "button", "text"})
    unless_bound: bool = False

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        return {
            language: re.compile("|".join(f"(?:{each})" for each in phrases), re.IGNORECASE)
            for language, phrases in self.phrases.items()
        }

    def found_in(self, text: str, language: str | None) -> str | None:
        """Return the words that show it, or None. An unknown language is held to every list."""
        known = [language] if language in self._compiled else list(self._compiled)
        for each in known:
            match = self._compiled[each].search(text)
            if match is not None:
                return match.group()
        return None
