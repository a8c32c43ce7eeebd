"""What shoppers read, as an editor of each language would: one form of address, spaces where they belong."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from tests.support.builders import ROOT

SERVER = ROOT / "server" / "waverly"
CLIENT = ROOT / "client_js" / "src"
QUOTED = re.compile(r'"([^"\n]+)"')
FAMILIAR = {
    "de": r"\b(?:du|dein\w*|dir|dich)\b",
    "es": r"\b(?:tú|tu|tus|ti|contigo)\b",
    "fr": r"\b(?:tu|ton|tes|toi)\b",
    "it": r"(?<=[a-z,] )(?:Lei|Suo|Sua|Suoi|Sue)\b|\w(?:arLe|arvi)\b",
    "nl": r"\b(?:je|jij|jou|jouw)\b",
}
"""What would mix another form of address into the polite one (in Italian written small, as shops do)."""


def texts_of(lang: str) -> Iterator[str]:
    """Yield all there is of our own in a language."""
    for file in (SERVER / "campaigns" / "starter").glob("*.toml"):
        campaign: dict[str, Any] = msgspec.toml.decode(file.read_bytes())
        yield from _strings(campaign.get("locales", {}).get(lang, {}))
    for folder in ("wishes/words", "reporting/why_words"):
        yield from _strings(msgspec.toml.decode((SERVER / folder / f"{lang}.toml").read_bytes()))
    yield from QUOTED.findall((CLIENT / "overlay" / "words" / f"{lang}.js").read_text("utf-8"))
    consent = (CLIENT / "consent" / "words.js").read_text("utf-8")
    yield from QUOTED.findall(consent.partition(f"  {lang}: [")[2].partition("],")[0])


def _strings(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for inner in content.values() if isinstance(content, dict) else content:
            yield from _strings(inner)


@pytest.mark.parametrize("lang", sorted(FAMILIAR))
def test_shoppers_are_addressed_alike_everywhere(lang: str) -> None:
    said = list(texts_of(lang))
    assert len(said) > 100
    assert [text for text in said if re.search(FAMILIAR[lang], text, re.I * (lang != "it"))] == []


def test_french_signs_do_not_begin_a_line() -> None:
    assert [text for text in texts_of("fr") if re.search(r" [?!;:»]", text)] == []
