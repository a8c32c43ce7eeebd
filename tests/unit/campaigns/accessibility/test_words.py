"""What is refused of words before anything is drawn, each with its criterion."""

import pytest

from tests.support.builders import ROOT, a_campaign
from waverly.campaigns import parse
from waverly.campaigns.accessibility import check_words
from waverly.campaigns.linting import lint

MESSAGE = {"kind": "message", "title": "Sizes", "body": "They run true to size.", "lang": "en"}
LINK = {"type": "link", "href": "/returns", "label": "Returns and refunds"}
IMAGE = {"src": "/a.jpg", "alt": "A red shoe from the side"}

BAD = [
    ({"title": "…"}, "overlay.title", "empty-name", "2.4.6"),
    ({"title": "🙂"}, "overlay.title", "empty-name", "2.4.6"),
    ({"actions": [{**LINK, "label": "→"}]}, "overlay.actions[0].label", "empty-name", "4.1.2"),
    ({"image": {**IMAGE, "alt": " "}}, "overlay.image.alt", "missing-alt", "1.1.1"),
    ({"image": {**IMAGE, "alt": "IMG_2041"}}, "overlay.image.alt", "missing-alt", "1.1.1"),
    ({"image": {**IMAGE, "alt": "zx-red.webp"}}, "overlay.image.alt", "missing-alt", "1.1.1"),
    (
        {"actions": [{**LINK, "label": "Click here"}]},
        "overlay.actions[0].label",
        "empty-link",
        "2.4.4",
    ),
    ({"body": "See [mehr](/returns)."}, "overlay.body", "empty-link", "2.4.4"),
    (
        {"actions": [{**LINK, "label": "x" * 41}]},
        "overlay.actions[0].label",
        "text-too-long",
        "1.4.10",
    ),
    ({"body": "word " * 160}, "overlay", "text-too-long", "1.4.10"),
    ({"format": "banner", "body": "word " * 40}, "overlay", "text-too-long", "1.4.10"),
    ({"body": "## Sizes\nThey run small."}, "overlay.body", "heading-order", "1.3.1"),
    ({"body": "They run <b>small</b>."}, "overlay.body", "markup", "1.3.1"),
    ({"body": "{product.colour}"}, "overlay.body", "unknown-slot", ""),
    ({"body": "{claim.magic}"}, "overlay.body", "unknown-slot", ""),
    ({"title": "For you, {firstname}"}, "overlay.title", "unknown-slot", ""),
    (
        {"body": "{cart.pairs, plural, one {# pair} other {# pairs}}"},
        "overlay.body",
        "unknown-slot",
        "",
    ),
]


@pytest.mark.parametrize(("changes", "element", "rule", "criterion"), BAD)
def test_what_shuts_somebody_out_is_refused(
    changes: dict[str, object], element: str, rule: str, criterion: str
) -> None:
    found = check_words(a_campaign(overlay={**MESSAGE, **changes}))
    assert (element, rule, criterion) in [
        (each.element, each.rule, each.criterion) for each in found
    ]
    assert all(each.fix.endswith(".") for each in found)


@pytest.mark.parametrize(
    "changes",
    [
        {"actions": [LINK], "image": IMAGE},
        {"body": "**Bold**, [the returns policy](/returns)\n\n- {product.name}\n- {claim.price}"},
        {"title": "尺码", "body": "2 < 3 and # 1"},
        {"body": "{cart.items, plural, one {# pair} other {all # pairs}} {claim.review.fit}"},
        {
            "kind": "guarantee",
            "term": "free_returns",
            "body": None,
            "missing": "{missing} to go",
            "reached": "Free returns",
        },
        {"kind": "faq", "items": [{"question": "Why?", "answer": "word " * 300}], "body": None},
    ],
)
def test_what_everybody_can_use_passes(changes: dict[str, object]) -> None:
    content = {key: value for key, value in {**MESSAGE, **changes}.items() if value is not None}
    assert check_words(a_campaign(overlay=content)) == ()


def test_an_unknown_word_in_braces_is_told_with_those_there_are() -> None:
    (of_none, of_cart) = check_words(
        a_campaign(overlay={**MESSAGE, "body": "{name} {cart.pairs, plural, other {# pairs}}"})
    )
    assert (of_none.found, of_cart.found) == ("{name}", "{cart.pairs}")
    assert of_cart.fix == "Use one of {cart.items}, {cart.value}."
    assert all(word in of_none.fix for word in ("{product.name}", "{claim.price}", "{found.all}"))


def test_a_language_is_asked_for_and_with_several_demanded() -> None:
    content = {**MESSAGE, "lang": None}
    (one,) = check_words(a_campaign(overlay=content))
    several = a_campaign(overlay=content, locales={"de": {"title": "Größen"}})
    assert (one.rule, one.severity, one.criterion) == ("language-missing", "noted", "3.1.2")
    assert [each.severity for each in check_words(several)] == ["refused"]


def test_only_what_another_wording_changes_is_looked_at_again() -> None:
    campaign = a_campaign(
        overlay={**MESSAGE, "title": "…"}, tones={"frustrated": {"body": "[hier](/a)"}}
    )
    places = [each.element for each in check_words(campaign)]
    assert places == ["overlay.title", "tones.frustrated.body"]


FILES = sorted((ROOT / "server" / "waverly" / "campaigns").glob("*/*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_campaigns_that_come_along_pass_themselves(file: object) -> None:
    path = FILES[FILES.index(file)]  # type: ignore[arg-type]  # pytest hands it on as an object
    campaign = parse(path.read_text(encoding="utf-8"), path.name)
    assert [each.element for each in (*check_words(campaign), *lint(campaign))] == []
