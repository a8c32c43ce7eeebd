import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.builders import some_facts
from waverly.catalogue import Review, quote_for, rating_of
from waverly.wire.overlay import Quote, Rating


@given(st.lists(st.tuples(st.text(max_size=300), st.floats(0, 5)), max_size=5))
def test_a_quote_is_a_verbatim_piece_of_a_review_that_liked_it(
    told: list[tuple[str, float]],
) -> None:
    reviews = tuple(
        Review(id=f"r{n}", text=f"{text} it fits. {text}", rating=rating)
        for n, (text, rating) in enumerate(told)
    )
    quote = quote_for(some_facts(reviews=reviews), "fit", "en")
    if quote is not None:
        liked = [review.text for review in reviews if (review.rating or 0) >= 4]
        assert any(quote.text in text for text in liked)
        assert len(quote.text) <= 240


def test_the_sentence_about_the_topic_is_picked_and_its_author_named() -> None:
    quote = quote_for(some_facts(), "fit", "en")
    assert quote is not None
    assert (quote.text, quote.author, quote.rating) == ("Fits true to size.", "Ana", 5.0)


def test_half_a_size_is_not_about_a_half_marathon() -> None:
    told = Review(id="r1", text="I went half a size down.", rating=5.0, lang="en")
    assert quote_for(some_facts(reviews=(told,)), "marathon", "en") is None
    ran = Review(id="r2", text="Ran a half marathon in them.", rating=5.0, lang="en")
    assert quote_for(some_facts(reviews=(told, ran)), "marathon", "en") is not None


@pytest.mark.parametrize("topic", ["durability", "unheard-of"])
def test_without_a_fitting_sentence_there_is_no_quote(topic: str) -> None:
    assert quote_for(some_facts(), topic, "en") is None


@pytest.mark.parametrize(
    ("topic", "lang", "text"),
    [
        ("fit", "de", "Die Größe passt genau."),
        ("fit", "de-AT", "Fällt etwas klein aus."),
        ("comfort", "de", "Sitzt sehr bequem und drückt nirgends."),
        ("comfort", "fr", "Un peu ferme, mais d’un grand confort."),
        ("durability", "en", "After 500km still fine."),
        ("durability", "de", "Nach zwei Wintern noch haltbar."),
        ("value", "de", "Der Preis ist fair."),
        ("fit", "fr", "Prenez une taille au-dessus."),
        ("comfort", "es", "Muy cómodas desde el primer día."),
        ("fit", "it", "Calza perfettamente."),
        ("fit", "nl", "Maat klopt precies."),
        ("durability", "nl_BE", "Na zes maanden nog als nieuw."),
    ],
)
@pytest.mark.parametrize("is_told", [True, False])
def test_topics_are_found_in_the_languages_of_the_script(
    topic: str, lang: str, text: str, is_told: bool
) -> None:
    told = Review(id="r1", text=text, rating=5.0, lang=lang if is_told else None)
    quote = quote_for(some_facts(reviews=(told,)), topic, lang)
    assert quote == Quote(text=text, rating=5.0)


@pytest.mark.parametrize(
    ("topic", "lang", "text"),
    [
        ("comfort", "en", "A bit uncomfortable at first."),
        ("fit", "en", "The profit goes to charity."),
        ("comfort", "de", "Anfangs unbequem."),
        ("comfort", "fr", "Plutôt inconfortable."),
        ("comfort", "es", "Algo incómodas al principio."),
        ("comfort", "it", "Un po' scomode."),
        ("comfort", "nl", "Eerst wat oncomfortabel."),
    ],
)
def test_a_topics_words_begin_a_word(topic: str, lang: str, text: str) -> None:
    told = Review(id="r1", text=text, rating=5.0, lang=lang)
    assert quote_for(some_facts(reviews=(told,)), topic, lang) is None


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Not comfortable on the first day."),
        ("en", "Didn’t find them soft."),
        ("en", "Over 10 km I miss some cushioning."),
        ("de", "Leider nicht bequem."),
        ("de", "Kein weiches Futter, weniger bequem als das alte."),
        ("fr", "Pas confortable au début."),
        ("fr", "Ce n’est guère confortable."),
        ("es", "No son cómodas."),
        ("es", "Menos cómodas que las otras."),
        ("it", "Non sono comode."),
        ("it", "Poco comode."),
        ("nl", "Niet zacht genoeg."),
        ("nl", "Geen comfort."),
        ("pt", "No comfort."),
    ],
)
@pytest.mark.parametrize("is_told", [True, False])
def test_a_sentence_that_says_the_contrary_is_not_quoted(
    lang: str, text: str, is_told: bool
) -> None:
    told = Review(id="r1", text=text, rating=5.0, lang=lang if is_told else None)
    assert quote_for(some_facts(reviews=(told,)), "comfort", lang) is None


@pytest.mark.parametrize(
    ("topic", "text"),
    [("comfort", "Gave me a blister on day one."), ("durability", "They wear out quickly.")],
)
def test_a_trouble_is_not_quoted_for_what_it_troubles(topic: str, text: str) -> None:
    told = Review(id="r1", text=text, rating=4.0, lang="en")
    assert quote_for(some_facts(reviews=(told,)), topic, "en") is None


ENGLISH = Review(id="r1", text="It fits.", rating=5.0)
GERMAN = Review(id="r2", text="Passt.", rating=4.0, lang="de")


def test_the_readers_language_goes_before_more_stars() -> None:
    facts = some_facts(reviews=(replace(ENGLISH, lang="en"), GERMAN))
    assert quote_for(facts, "fit", "de-AT") == Quote(text="Passt.", rating=4.0)


@pytest.mark.parametrize(("own", "usual"), [("en-GB", None), (None, "en"), ("en", "de")])
def test_another_language_is_named(own: str | None, usual: str | None) -> None:
    facts = some_facts(reviews=(replace(ENGLISH, lang=own),))
    assert quote_for(facts, "fit", "de", usual) == Quote(text="It fits.", rating=5.0, lang="en")


def test_what_is_in_no_known_language_is_quoted_only_for_the_readers_words() -> None:
    facts = some_facts(reviews=(ENGLISH, Review(id="r3", text="Good grip in mud.", rating=5.0)))
    assert [quote_for(facts, topic, "de") for topic in ("fit", "trail")] == [None, None]
    assert quote_for(facts, "fit", "en") == Quote(text="It fits.", rating=5.0)


def test_a_language_without_words_of_its_own_is_searched_by_all() -> None:
    told = Review(id="r1", text="Tem bom grip.", rating=5.0, lang="pt")
    facts = some_facts(reviews=(told,))
    assert quote_for(facts, "trail", "pt-BR") == Quote(text="Tem bom grip.", rating=5.0)


def test_a_topic_without_an_entry_is_searched_by_its_name() -> None:
    quote = quote_for(some_facts(), "colour", "en")
    assert quote is not None and quote.text == "The colour faded."


def test_the_rating_is_over_all_reviews_the_bad_ones_too() -> None:
    rating = rating_of(some_facts())
    assert rating is not None
    assert (rating.average, rating.count) == (3.67, 3)
    assert rating.distribution == pytest.approx((1 / 3, 1 / 3, 0, 1 / 3, 0))


@pytest.mark.parametrize(
    "told", [{}, {"rating": 5.0, "review_count": 2}, {"rating": 5.0, "review_count": 0}]
)
def test_two_reviews_are_no_average_whoever_counted_them(told: dict[str, float]) -> None:
    two = some_facts().reviews[:2]
    assert rating_of(some_facts(reviews=two, **told)) is None


def test_the_stores_own_average_goes_first_and_its_spread_is_not_drawn_from_a_few() -> None:
    rating = rating_of(some_facts(rating=4.6, review_count=128))
    assert rating == Rating(average=4.6, count=128)
