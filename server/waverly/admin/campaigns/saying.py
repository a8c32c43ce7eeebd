"""What a campaign says: the text of its file, and its variants by device, language and mood."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from waverly.admin.campaigns.words import filling, plain
from waverly.campaigns import Campaign
from waverly.campaigns.filling.products import is_in_another_language, said_of
from waverly.campaigns.filling.slots import put_in, slots_in
from waverly.campaigns.linting.lint import is_unwritten
from waverly.campaigns.templates import AnyTemplate, FaqTemplate
from waverly.campaigns.wording import dressed, wordings
from waverly.catalogue import ProductFacts, ShopFacts
from waverly.catalogue.language import language_of, name_of

LISTENERS = {
    "tones.frustrated": "To the frustrated",
    "tones.hesitant": "To the hesitant",
    "tones.focused": "To the focused",
    "devices.mobile": "On a phone",
    "devices.tablet": "On a tablet",
    "devices.desktop": "On a desktop",
}


class ExampleFacts(Struct, frozen=True, kw_only=True):
    """A product to read a campaign's words with, and the shop whose sentences stand in them."""

    product: ProductFacts
    shop: ShopFacts | None


class SaidAnswer(Struct, frozen=True, kw_only=True):
    """A question with its answer; `to_write` where the answer only tells the owner what to write there."""

    question: str
    answer: str
    to_write: bool


class Saying(Struct, frozen=True, kw_only=True):
    """An overlay as words on a page. `to` says who reads it, empty where nothing else fits.

    `unseen` says why nobody reads it as things stand, empty where nothing is known against it.
    """

    to: str
    title: str
    overlay: AnyTemplate
    body: str
    questions: Sequence[SaidAnswer]
    filling: str
    unseen: str

    @property
    def has_gaps(self) -> bool:
        """Return whether the owner is still to write some of it."""
        return any(each.to_write for each in self.questions)


def sayings(campaign: Campaign, example: ExampleFacts | None = None) -> list[Saying]:
    """Return what a campaign says, the text of its file first; slots show the facts of `example`."""
    others = [
        _saying(
            reader_of(other.place, other.lang),
            dressed(campaign.overlay, other.words),
            example,
            other.lang,
        )
        for other in wordings(campaign)
    ]
    return [_saying("", campaign.overlay, example, None), *others]


def example_for(
    said: Iterable[Saying], products: Iterable[ProductFacts], shop: ShopFacts | None
) -> ExampleFacts | None:
    """Return the product with most of the facts that these words use, the first by name, or None."""
    names = facts_named(said)
    told = [(sum(said_of(each, name) is not None for name in names), each) for each in products]
    most, best = min(told, key=lambda one: (-one[0], one[1].name), default=(0, None))
    return ExampleFacts(product=best, shop=shop) if best is not None and most else None


def facts_named(said: Iterable[Saying]) -> frozenset[str]:
    """Return which facts of the product in view these words use."""
    texts = [text for each in said for text in (each.title, each.body)]
    return frozenset(name for text in texts for of, name in slots_in(text) if of == "product")


def reader_of(place: str, lang: str | None) -> str:
    """Return who reads the wording at a place in the file: `To the hesitant, in German`."""
    if lang is None:
        return LISTENERS[place]
    tone = LISTENERS.get(place.removeprefix(f"locales.{lang}."))
    language = name_of(lang)
    return f"In {language}" if tone is None else f"{tone}, in {language}"


def _saying(
    to: str, overlay: AnyTemplate, example: ExampleFacts | None, lang: str | None
) -> Saying:
    lang = lang or overlay.lang
    return Saying(
        to=to,
        title=_filled(overlay.title, example, lang),
        overlay=overlay,
        body=_filled(plain(getattr(overlay, "body", "")), example, lang),
        questions=_answered(overlay),
        filling=filling(overlay),
        unseen=_unseen(overlay, example, lang),
    )


def _answered(overlay: AnyTemplate) -> list[SaidAnswer]:
    items = overlay.items if isinstance(overlay, FaqTemplate) else ()
    return [_answer(item.question, item.answer) for item in items]


def _answer(question: str, answer: str) -> SaidAnswer:
    if not is_unwritten(answer):
        return SaidAnswer(question=question, answer=answer, to_write=False)
    return SaidAnswer(question=question, answer=answer.strip()[1:-1], to_write=True)


def _unseen(overlay: AnyTemplate, example: ExampleFacts | None, lang: str | None) -> str:
    """Return that words in another language than the shop's sentences, which they quote, are never shown."""
    shop = None if example is None else example.shop
    if shop is None or lang is None:
        return ""
    texts = (overlay.title, getattr(overlay, "body", ""))
    quoted = {name for text in texts for of, name in slots_in(text) if of == "product"}
    foreign = sorted(name for name in quoted if is_in_another_language(name, shop, lang))
    if not foreign:
        return ""
    ours, theirs = (name_of(language_of(tag) or "") for tag in (lang, shop.lang))
    return (
        f"Nobody who reads in {ours} sees this: it quotes your {foreign[0].replace('_', ' ')}, "
        f"which the catalogue has in {theirs} only."
    )


def _filled(text: str, example: ExampleFacts | None, lang: str | None) -> str:
    """Return a text with what a shopper would read of the example's product; braces stay around all else."""
    if example is None:
        return text

    def value(of: str, name: str) -> str | None:
        is_foreign = lang is not None and is_in_another_language(name, example.shop, lang)
        return None if of != "product" or is_foreign else said_of(example.product, name)

    return put_in(text, value)
