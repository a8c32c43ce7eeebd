"""Known dark patterns are refused by name; what is fair passes."""

import pytest

from tests.support.builders import a_campaign
from waverly.campaigns import Campaign
from waverly.campaigns.linting import lint, lint_styles
from waverly.campaigns.linting.lint import PATTERNS
from waverly.campaigns.linting.patterns import LANGUAGES

MESSAGE = {"kind": "message", "title": "Sizes", "body": "They run true to size."}
OFFER = {"kind": "offer", "title": "An offer", "body": "It ends soon.", "offer": "socks"}
NO = {"type": "dismiss", "label": "No, thanks"}
YES = {"type": "scroll_to", "target": "reviews", "label": "Read the reviews"}


def saying(body: str = "Fine.", *actions: dict[str, str], **changes: object) -> Campaign:
    return a_campaign(overlay={**MESSAGE, "body": body, "actions": list(actions)}, **changes)


def refused(campaign: Campaign) -> set[str]:
    return {found.rule for found in lint(campaign) if found.severity == "refused"}


DARK = {
    "confirm-shaming": saying("", {**NO, "label": "No, I prefer to pay full price"}),
    "guilt": saying("Don't leave us now!"),
    "fake-urgency": saying("Last chance: hurry!"),
    "typed-stock": saying("Only 3 left in stock."),
    "made-up-crowd": saying("17 people are looking at this right now."),
    "typed-countdown": saying("Your price is held: 14:59 left."),
    "pre-ticked-consent": saying("[x] Send me news. By closing this you agree."),
    "disguised-ad": saying("Congratulations! You have won."),
    "unequal-buttons": saying("", {**YES, "label": "YES, SHOW ME!"}, NO),
    "forced-continuity": saying("Start your free trial."),
}


@pytest.mark.parametrize("rule", sorted(DARK))
def test_a_known_dark_pattern_is_refused_by_name(rule: str) -> None:
    assert refused(DARK[rule]) == {rule}


FAIR = {
    "a plain no": saying("", YES, NO),
    "a bound number": saying("Only {claim.low_stock} left."),
    "a bound number with forms": saying(
        "{claim.low_stock, plural, one {only # left} other {# left}}"
    ),
    "a bound end": saying("It ends soon: {claim.offer_end.socks}."),
    "an offer that really ends": a_campaign(overlay=OFFER),
    "a campaign that really ends": saying("Last chance to order.", schedule={"end": "2026-12-24"}),
    "a trial that says what comes": saying("Free trial for 30 days, then {claim.price} a month."),
    "consent that is asked for": saying("Press send, and we write to you once."),
    "a return policy": saying(
        "You have 60 days to send everything back. Delivery takes 2 to 3 days."
    ),
    "someone who buys many": saying("Many people take one size up; I did not regret it."),
    "an abbreviation": saying("", {**YES, "label": "FAQ"}, NO),
}


@pytest.mark.parametrize("case", sorted(FAIR))
def test_what_is_fair_passes(case: str) -> None:
    assert refused(FAIR[case]) == set()


BY_LANGUAGE = {
    "confirm-shaming": {
        "de": "Nein, ich zahle den vollen Preis",
        "fr": "Non, je préfère payer plus cher",
        "es": "No, prefiero pagar más",
        "it": "No, preferisco pagare di più",
        "nl": "Nee, ik wil niet besparen",
    },
    "guilt": {
        "de": "Wir sind so traurig.",
        "fr": "Vous le regretterez.",
        "es": "Te arrepentirás.",
        "it": "Te ne pentirai.",
        "nl": "Je krijgt hier spijt van.",
    },
    "fake-urgency": {
        "de": "Nur noch heute!",
        "fr": "Dernière chance !",
        "es": "¡Última oportunidad!",
        "it": "Ultima occasione!",
        "nl": "Laatste kans!",
    },
    "typed-stock": {
        "de": "Nur noch 3 Paar.",
        "fr": "Plus que 3 paires.",
        "es": "Solo quedan 3.",
        "it": "Ne restano solo 3.",
        "nl": "Nog maar 3 paar.",
    },
    "made-up-crowd": {
        "de": "12 Personen sehen sich das an.",
        "fr": "12 personnes regardent cet article.",
        "es": "12 personas están viendo esto.",
        "it": "12 persone stanno guardando.",
        "nl": "12 mensen bekijken dit.",
    },
    "typed-countdown": {
        "de": "Noch 14:59 Minuten.",
        "fr": "Plus que 14:59.",
        "es": "Quedan 14:59.",
        "it": "Restano 14:59.",
        "nl": "Nog 14:59.",
    },
    "pre-ticked-consent": {
        "de": "Wenn Sie nicht widersprechen, schreiben wir.",
        "fr": "Sauf si vous décochez la case.",
        "es": "A menos que lo desmarque.",
        "it": "A meno che non deselezioni la casella.",
        "nl": "Tenzij u het vinkje weghaalt.",
    },
    "disguised-ad": {
        "de": "Sie haben gewonnen!",
        "fr": "Vous avez gagné !",
        "es": "¡Has ganado!",
        "it": "Hai vinto!",
        "nl": "Gefeliciteerd!",
    },
}
CASES = [(rule, lang, text) for rule, texts in BY_LANGUAGE.items() for lang, text in texts.items()]


@pytest.mark.parametrize(("rule", "lang", "text"), CASES)
def test_every_pattern_is_known_in_every_language(rule: str, lang: str, text: str) -> None:
    button = {"type": "dismiss", "label": text[:60]}
    campaign = a_campaign(
        overlay={**MESSAGE, "body": "", "lang": lang, "actions": [button]}
        if rule == "confirm-shaming"
        else {**MESSAGE, "body": text, "lang": lang}
    )
    assert rule in refused(campaign)


def asking(answer: str, **changes: object) -> Campaign:
    items = [{"question": "Can I send it back?", "answer": answer}]
    return a_campaign(overlay={"kind": "faq", "title": "Returns", "items": items}, **changes)


def test_an_answer_the_owner_is_still_to_write_is_refused_once_the_campaign_is_on() -> None:
    assert refused(asking("(How many days.)")) == {"unwritten"}
    assert refused(asking("(How many days.)", enabled=False)) == set()
    assert refused(asking("Yes (within 30 days).")) == set()


def test_no_pattern_and_no_language_was_left_out() -> None:
    assert {pattern.rule for pattern in PATTERNS} == set(BY_LANGUAGE)
    assert all(set(pattern.phrases) == set(LANGUAGES) for pattern in PATTERNS)


def test_other_wordings_are_held_to_the_same_rules_in_their_language() -> None:
    campaign = saying(locales={"de-AT": {"body": "Nur noch 2 Stück!"}})
    (found,) = lint(campaign)
    assert (found.element, found.rule, found.found) == (
        "locales.de-AT.body",
        "typed-stock",
        "Nur noch 2",
    )


def test_a_finding_says_where_why_and_what_to_do() -> None:
    (found,) = lint(DARK["typed-stock"])
    assert found.element == "overlay.body"
    assert found.why and "{claim.low_stock}" in found.fix


def test_an_amount_typed_by_hand_is_noted_not_refused() -> None:
    (found,) = lint(saying("Delivery costs 4,90 €."))
    assert (found.rule, found.found, found.severity) == ("typed-amount", "4,90 €", "noted")


@pytest.mark.parametrize(
    ("css", "rule"),
    [
        ("waverly-help::part(close) { display: none }", "hidden-close"),
        ("waverly-help::part(close){opacity:.2}", "hidden-close"),
        ("waverly-help::part(close){opacity: 30%}", "hidden-close"),
        ("/* look */ x::part(why close) { visibility:hidden; }", "hidden-close"),
        ("waverly-help::part(close){width:16px;height:16px}", "small-target"),
        ("waverly-help::part(dismiss){font-size:6px}", "small-target"),
    ],
)
def test_styles_that_hide_the_way_out_are_refused(css: str, rule: str) -> None:
    assert {found.rule for found in lint_styles(css)} == {rule}


@pytest.mark.parametrize(
    "css",
    [
        "waverly-help::part(card) { opacity: .5 }",
        "waverly-help::part(close) { opacity: .9; width: 44px; min-height: 10px; color: #333 }",
        ".close { display: none }",
        "",
    ],
)
def test_other_styles_are_the_stores_own_matter(css: str) -> None:
    assert lint_styles(css) == ()
