"""Strips read like a story, draws are fair and repeatable, doubts name their product and the mend."""

from msgspec.structs import replace

from tests.support.a_thousand_visits import a_thousand_visits, a_visit
from tests.support.builders import KEY, MINUTE, NOW, UTC, a_moment, some_facts
from tests.support.journal_visits import SECOND, everything_counted, wavered, went_on
from waverly.reporting.friction.doubts import doubts_of, mends_of
from waverly.reporting.friction.parts import parts_of
from waverly.reporting.friction.report import friction
from waverly.reporting.friction.strips import WORDS, strip_of, strips_of
from waverly.reporting.friction.terms import terms_of
from waverly.reporting.periods import days_between
from waverly.storage import Store
from waverly.storage.catalogue.product_rows import remember_products
from waverly.storage.measured.visit_rows import (
    DoubtfulSearch,
    Felt,
    View,
    Visit,
    VisitDecision,
    newest_visits,
    write_visits,
)
from waverly.wire.moments import MOMENTS

PRODUCT = View(
    at=NOW, type="product", path="/p/zx", step=2, active_ms=12_000, product="zx", name="Boot ZX"
)


def hesitant(session: str, cause: str, *, bought: bool = False) -> Visit:
    seen = VisitDecision(
        id=session,
        at=NOW,
        moment="pause",
        arm="nothing",
        view=0,
        policy="p",
        global_holdout=0.1,
        cause=cause,
    )
    felt = Felt(at=NOW, kind="pause", view=0)
    orders = (session,) if bought else ()
    return a_visit(session, views=(PRODUCT,), decisions=(seen,), moments=(felt,), orders=orders)


def calm(session: str, *, bought: bool) -> Visit:
    return a_visit(session, views=(PRODUCT,), orders=(session,) if bought else ())


def test_a_strip_reads_like_the_session_went() -> None:
    felt = (
        Felt(at=NOW + 1, kind="size_guide_unresolved", view=0, ms=8_000),
        Felt(at=NOW + 2, kind="checkout_tab_switch", view=0, ms=40_000),
    )
    line = strip_of(a_visit(views=(PRODUCT,), moments=felt)).line
    assert line == "product 12 s → size guide 8.0 s → tab away 40 s → back → left"


def test_a_strip_calls_help_by_its_name() -> None:
    visit = hesitant("h", "fit")
    shown = replace(visit.decisions[0], arm="fit-note", displayed=True)
    strip = strip_of(replace(visit, decisions=(shown,)), {"fit-note": "What the maker says"})
    assert "help: “What the maker says” → left" in strip.line


def test_every_kind_of_moment_has_words_for_a_strip() -> None:
    assert set(WORDS) == {str(kind.__struct_config__.tag) for kind in MOMENTS}


def test_sessions_are_drawn_at_random_but_the_same_for_the_same_days() -> None:
    visits = a_thousand_visits()
    drawn = strips_of(visits, 20, seed=NOW)
    assert len(drawn) == 20
    assert all(strip.moments for strip in drawn)
    assert drawn == strips_of(visits, 20, seed=NOW) != strips_of(visits, 20, seed=NOW + 1)


def test_anger_is_listed_by_part_of_the_page() -> None:
    felt = [
        Felt(at=NOW, kind="rage_click", view=0, part="add-to-cart"),
        Felt(at=NOW, kind="dead_click", view=0, part="gallery"),
        Felt(at=NOW, kind="rage_click", view=0, part="add-to-cart"),
    ]
    one = a_visit("one", views=(PRODUCT,), moments=tuple(felt))
    other = a_visit("other", views=(PRODUCT,), moments=(felt[0],))
    first, second = parts_of([one, other])
    assert (first.page, first.part, first.kind) == ("product", "add-to-cart", "rage_click")
    assert (first.moments, first.sessions, first.share) == (3, 2, 1.0)
    assert (second.part, second.moments) == ("gallery", 1)


def test_doubts_are_told_by_product_with_what_would_end_them() -> None:
    """Of 20 hesitant visits 15 are about the fit and 1 buys; 5 of 20 calm ones buy: 4 orders lost."""
    visits = [hesitant(f"h{n}", "fit" if n < 15 else "trust", bought=n == 0) for n in range(20)]
    visits += [calm(f"c{n}", bought=n < 5) for n in range(20)]
    (found,) = doubts_of(visits)
    assert (found.name, found.hesitant, found.orders_lost) == ("Boot ZX", 20, 4.0)
    assert [(each.cause, each.share) for each in found.doubts] == [("fit", 0.75), ("trust", 0.25)]
    assert found.sentence.startswith("75% of hesitation is about fit. Say how it fits")


def test_a_visit_with_several_causes_counts_once_and_shares_make_up_the_whole() -> None:
    both = replace(
        hesitant("both", "fit"), doubts=(DoubtfulSearch(at=NOW, topic="returns", product="zx"),)
    )
    (found,) = doubts_of([both, hesitant("one", "fit")])
    assert [(each.cause, each.visits, each.share) for each in found.doubts] == [
        ("fit", 2, 0.75),
        ("trust", 1, 0.25),
    ]


async def test_a_product_no_page_called_by_name_has_the_catalogues(store: Store) -> None:
    nameless = replace(hesitant("h", "fit"), views=(replace(PRODUCT, name=None),))
    async with store.write() as connection:
        await write_visits(connection, KEY, [nameless])
    await remember_products(store, KEY, [some_facts(id="zx", name="Boot ZX")], NOW)
    found = await friction(store, KEY, days_between(NOW, NOW, UTC), NOW + MINUTE)
    assert found.doubts[0].name == "Boot ZX"


def test_a_mend_is_told_once_with_all_products_it_would_help() -> None:
    other = View(at=NOW, type="product", product="yy", name="Boot YY")
    visits = [hesitant(f"h{n}", "fit") for n in range(10)]
    visits += [replace(hesitant(f"o{n}", "fit"), views=(other,)) for n in range(10)]
    [mend] = mends_of(doubts_of(visits))
    assert (mend.cause, set(mend.products)) == ("fit", {"Boot ZX", "Boot YY"})
    assert mend.fix.startswith("Say how it fits")


def test_a_doubt_most_products_share_is_said_of_the_shop() -> None:
    def about(product: str, cause: str) -> list[Visit]:
        view = View(at=NOW, type="product", product=product)
        return [replace(hesitant(f"{product}{n}", cause), views=(view,)) for n in range(10)]

    fit = [*about("a", "fit"), *about("b", "fit"), *about("c", "fit")]
    [widespread] = mends_of(doubts_of(fit))
    assert widespread.is_widespread and widespread.judged == 3
    rest = [visit for name in "def" for visit in about(name, "price")]
    assert not any(mend.is_widespread for mend in mends_of(doubts_of(fit + rest)))


def test_what_is_told_as_three_in_ten_stands_out() -> None:
    causes = ["fit"] * 8 + ["trust"] * 7 + ["price"] * 6 + ["choice"] * 6  # 29.6% are told as 30%
    [product] = doubts_of([hesitant(f"h{n}", cause) for n, cause in enumerate(causes)])
    assert product.leading is not None and product.sentence.startswith("30% of hesitation is")


def test_no_reason_is_named_when_none_leads() -> None:
    tied = [hesitant(f"h{n}", "fit" if n % 2 else "trust") for n in range(20)]
    many = ["fit"] * 5 + ["trust"] * 4 + ["price"] * 4 + ["choice"] * 4 + ["shipping"] * 3
    spread = [hesitant(f"h{n}", cause) for n, cause in enumerate(many)]
    told = [doubts_of(visits)[0].sentence for visits in (tied, spread)]
    assert told == ["No single reason stands out."] * 2


def test_a_question_is_named_only_when_one_was_searched_for() -> None:
    unsaid = [hesitant(f"h{n}", "information") for n in range(10)]
    assert "searched" not in doubts_of(unsaid)[0].sentence
    search = DoubtfulSearch(at=NOW, topic="material", product="zx")
    asked = [replace(unsaid[0], doubts=(search,)), *unsaid[1:]]
    assert "what is searched most, material," in doubts_of(asked)[0].sentence


def test_a_handful_of_hesitant_visits_is_too_few_to_say() -> None:
    (found,) = doubts_of([hesitant(f"h{n}", "fit") for n in range(9)])
    assert (found.sentence, found.orders_lost) == (
        "9 hesitant visits are too few to say what it is about.",
        None,
    )


def test_a_search_that_voices_a_doubt_counts_for_the_product_in_view() -> None:
    search = DoubtfulSearch(at=NOW + MINUTE, topic="returns", product="zx")
    (found,) = doubts_of([a_visit(views=(PRODUCT,), doubts=(search,))])
    assert (found.searches, found.doubts[0].cause) == ({"returns": 1}, "trust")


async def test_robots_are_in_no_list(store: Store) -> None:
    robot = replace(hesitant("r", "fit"), filtered="robot")
    async with store.write() as connection:
        await write_visits(connection, KEY, [hesitant("h", "fit"), robot])
    found = await friction(store, KEY, days_between(NOW, NOW, UTC), NOW + MINUTE)
    assert (found.visits, found.hesitant, len(found.strips)) == (1, 1, 1)


def searching(session: str, *searches: tuple[str, str]) -> Visit:
    doubts = tuple(DoubtfulSearch(at=NOW, topic=topic, words=words) for words, topic in searches)
    return a_visit(session, doubts=doubts)


def test_words_that_several_people_searched_with_are_listed_and_those_of_few_are_not() -> None:
    visits = [
        searching("a", ("Refund  policy", "returns"), ("refund policy", "returns")),
        searching("b", ("refund policy", "returns"), ("gift for anna schmidt", "other")),
        searching("c", ("REFUND POLICY", "returns"), ("wide boots", "other")),
        searching("d", ("wide boots", "other"), ("", "other")),
        searching("e", ("wide boots", "other"), ("", "other")),
        searching("f", ("", "other"), ("wide boots", "other")),
    ]
    found = [(term.words, term.topic, term.people) for term in terms_of(visits)]
    assert found == [("wide boots", "other", 4), ("refund policy", "returns", 3)]


async def test_the_words_of_a_search_in_doubt_stand_with_its_visit(store: Store) -> None:
    await wavered(store)
    asked = a_moment("friction_search", 2, topic="returns", query="refund policy")
    await went_on(store, "v1", asked, at=NOW + SECOND)
    await everything_counted(store)
    (visit,) = (await newest_visits(store, KEY, NOW, NOW + SECOND)).visits
    assert [(doubt.words, doubt.topic) for doubt in visit.doubts] == [("refund policy", "returns")]
