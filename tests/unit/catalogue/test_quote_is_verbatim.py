"""Whatever the reviews are: a quote is a piece of one, word for word."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import some_facts
from waverly.catalogue import Review, quote_for
from waverly.catalogue.quote import TOPICS

words = st.sampled_from(
    ["fit", "Durable.", "size!", "soft", "…", "\n", "  ", "É", "🙂", "worth it?", "km"]
)
texts = st.lists(words, max_size=20).map(" ".join) | st.text(max_size=200)
reviews = st.lists(st.tuples(texts, st.floats(0, 5)), max_size=5)


@given(reviews, st.sampled_from([*TOPICS, "colour"]))
def test_a_quote_is_a_piece_of_a_review_that_liked_the_product(
    told: list[tuple[str, float]], topic: str
) -> None:
    stored = tuple(
        Review(id=str(place), text=text, rating=stars) for place, (text, stars) in enumerate(told)
    )
    quote = quote_for(some_facts(reviews=stored), topic, "en")
    sources = [text for text, stars in told if stars >= 4]
    assert quote is None or any(quote.text in text for text in sources)
