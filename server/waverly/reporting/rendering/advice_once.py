"""Advice that several campaigns share is given once, with all of them named."""

from collections.abc import Collection, Iterable


def shared_advice(given: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what is suggested to more than one campaign, with a sentence that names them all.

    `given` are names with suggestions.
    """
    by_suggestion: dict[str, list[str]] = {}
    for name, suggestion in given:
        by_suggestion.setdefault(suggestion, []).append(name)
    return {
        suggestion: _for_each(names, suggestion)
        for suggestion, names in by_suggestion.items()
        if len(names) > 1
    }


def _for_each(names: list[str], suggestion: str) -> str:
    if all(f"“{name}”" in suggestion for name in names):  # a merger says whom it is about
        return suggestion
    return f"For each of {len(names)} campaigns ({'; '.join(names)}): {suggestion}"


def own_advice(name: str, suggestion: str, given: Collection[str]) -> str:
    """Return what is suggested to a campaign, without what another is told that names it.

    A merger is told to both; where both stand in one list, once is enough.
    """
    for other in given:
        if suggestion.endswith(f" {other}") and f"“{name}”" in other:
            return own_advice(name, suggestion.removesuffix(f" {other}"), given)
    return suggestion
