import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import some_facts
from waverly.catalogue import Review, quote_for, rating_of


@given(st.lists(st.tuples(st.text(max_size=300), st.floats(0, 5)), max_size=5))
def test_a_quote_is_a_verbatim_piece_of_a_review_that_liked_it(
    told: list[tuple[str, float]],
) -> None:
    reviews = tuple(
        Review(id=f"r{n}", text=f"{text} it fits. {text}", rating=rating)
        for n, (text, rating) in enumerate(told)
    )
    quote = quote_for(some_facts(reviews=reviews), "fit")
    if quote is not None:
        liked = [review.text for review in reviews if (review.rating or 0) >= 4]
        assert any(quote.text in text for text in liked)
        assert len(quote.text) <= 240


def test_the_sentence_about_the_topic_is_picked_and_its_author_named() -> None:
    quote = quote_for(some_facts(), "fit")
    assert quote is not None
    assert (quote.text, quote.author, quote.rating) == ("Fits true to size.", "Ana", 5.0)


@pytest.mark.parametrize("topic", ["durability", "unheard-of"])
def test_without_a_fitting_sentence_there_is_no_quote(topic: str) -> None:
    assert quote_for(some_facts(), topic) is None


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("fit", "Die Größe passt genau."),
        ("fit", "Fällt etwas klein aus."),
        ("comfort", "Sitzt sehr bequem und drückt nirgends."),
        ("durability", "Nach zwei Wintern noch haltbar."),
        ("value", "Der Preis ist fair."),
        ("fit", "Prenez une taille au-dessus."),
        ("comfort", "Muy cómodas desde el primer día."),
        ("fit", "Calza perfettamente."),
        ("fit", "Maat klopt precies."),
        ("durability", "Na zes maanden nog als nieuw."),
    ],
)
def test_topics_are_found_in_the_languages_of_the_script(topic: str, text: str) -> None:
    facts = some_facts(reviews=(Review(id="r1", text=text, rating=5.0),))
    quote = quote_for(facts, topic)
    assert quote is not None and quote.text == text


def test_a_topic_without_an_entry_is_searched_by_its_name() -> None:
    quote = quote_for(some_facts(), "colour")
    assert quote is not None and quote.text == "The colour faded."


def test_the_rating_is_over_all_reviews_the_bad_ones_too() -> None:
    rating = rating_of(some_facts())
    assert rating is not None
    assert (rating.average, rating.count) == (3.67, 3)
    assert rating.distribution == pytest.approx((1 / 3, 1 / 3, 0, 1 / 3, 0))
    assert rating_of(some_facts(reviews=())) is None
