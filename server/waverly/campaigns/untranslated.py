"""What of a campaign's words is missing in a language, what becomes of it there, and the mend.

The gate notes it, and the admin says the same on its pages.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from waverly.campaigns.filling.found import LABELS
from waverly.campaigns.filling.products import SENTENCES
from waverly.campaigns.filling.slots import slots_in
from waverly.campaigns.finding import CampaignFinding
from waverly.campaigns.schema import Campaign
from waverly.campaigns.templates import AnyTemplate, ComparisonTemplate, ReviewTemplate
from waverly.campaigns.texts import Version, texts_of, whole
from waverly.campaigns.wording import Translation, dressed, left_out, translation_of
from waverly.catalogue import ShopFacts
from waverly.catalogue.language import language_of, name_of
from waverly.catalogue.quote import TOPICS


def check_languages(campaign: Campaign, shop: ShopFacts | None) -> tuple[CampaignFinding, ...]:
    """Return what is left to write in the languages of a file, and in the shop's where it has none of it."""
    own = language_of(campaign.overlay.lang)
    if own is None:
        return ()
    written = [
        translation_of(tag, content)
        for tag, content in campaign.locales.items()
        if language_of(tag) != own
    ]
    found = [each for said in written for each in _left_in(campaign, said)]
    theirs = language_of(shop.lang if shop else None)
    if theirs is None or speaks(campaign, theirs):
        return tuple(found)
    return (_none_in(campaign, theirs), *found)


def speaks(campaign: Campaign, language: str) -> bool:
    """Return whether a campaign has words in a language, or does not say which its own are in."""
    own = campaign.overlay.lang
    return own is None or language in {language_of(tag) for tag in (own, *campaign.locales)}


class Unspoken(Struct, frozen=True, kw_only=True):
    """The campaigns that are on where none has words in the shop's `language`, called as owners call it."""

    language: str
    campaigns: Sequence[Campaign]


def unspoken(campaigns: Iterable[Campaign], shop: ShopFacts | None) -> Unspoken | None:
    """Return that no campaign which is on has words in the language the shop states, else None."""
    theirs = language_of(shop.lang if shop else None)
    told = [each for each in campaigns if each.enabled]
    if theirs is None or not told or any(speaks(each, theirs) for each in told):
        return None
    return Unspoken(language=name_of(theirs), campaigns=told)


def _none_in(campaign: Campaign, theirs: str) -> CampaignFinding:
    """Return what becomes of a campaign in a shop whose language it has no words in, and the mend."""
    name, own = name_of(theirs), campaign.overlay.lang or ""
    tags = (own, *campaign.locales)
    written = _and([name_of(language_of(tag) or tag) for tag in tags])
    nothing = Translation(lang=theirs, words={})
    keys = (*_missing(campaign, nothing), *_topics_missing(campaign.overlay, nothing))
    hint = " Topics are words as your reviews have them." if "topics" in keys else ""
    fix = f"Write its words in {name} under [locales.{theirs}] in its file: {_and(keys)}.{hint}"
    if _lists_found(campaign.overlay) and theirs not in LABELS:
        fix = f"Leave it so: with words in {name} it would not be shown. {_found_only_in()}"
    return CampaignFinding(
        element="overlay.lang",
        rule="not-in-the-shops-language",
        found=own,
        why=f"Your shop is in {name}, and this help is written in {written}. "
        f"{_becomes(campaign.overlay, theirs)}",
        fix=fix,
        severity="noted",
    )


def _becomes(template: AnyTemplate, theirs: str) -> str:
    """Return what shoppers of a shop in another language see of a template."""
    name, own = name_of(theirs), name_of(language_of(template.lang) or "")
    quoted = next(_of_the_shop(template), None)
    if quoted is not None:
        return f"There it is not shown: it quotes your {quoted} in {name} between words in {own}."
    if isinstance(template, ReviewTemplate) and not _is_known(template.topics, theirs):
        return f"There it is hardly ever shown: {_unknown_topics(name)}."
    rows = template.rows if isinstance(template, ComparisonTemplate) else ()
    labels = [f"“{row.label}”" for row in rows if row.fact in SENTENCES]
    without = f", without {_and(labels)}, where your words are in {name}" if labels else ""
    return f"There it is shown in {own}{without}."


def _of_the_shop(template: AnyTemplate) -> Iterator[str]:
    """Yield what a template's words quote of the shop that is in the shop's language."""
    for of, slot in _slots(template):
        name = slot.partition(".")[0]
        if of == "product" and name in SENTENCES:
            yield name.replace("_", " ")
        if of == "claim" and name == "review":
            yield "reviews"


def _left_in(campaign: Campaign, said: Translation) -> Iterator[CampaignFinding]:
    """Yield what keeps a translation from being shown, and what of it is in the file's own language."""
    name, place = name_of(said.lang), f"locales.{said.lang}"
    language = language_of(said.lang) or said.lang
    if _topics_missing(campaign.overlay, said):
        yield CampaignFinding(
            element=f"{place}.topics",
            rule="unknown-topics",
            found="(nothing)" if "topics" not in said.words else _and(said.words["topics"]),
            why=f"In {name} it is hardly ever shown: {_unknown_topics(name)}.",
            fix=f"Write topics under [{place}] in its file, in words as your reviews have them.",
            severity="noted",
        )
    template = dressed(campaign.overlay, {"lang": said.lang} | said.words)
    if _lists_found(template) and language not in LABELS:
        yield CampaignFinding(
            element=place,
            rule="not-sayable",
            found="{found}",
            why=f"In {name} it is not shown. {_found_only_in()}",
            fix=f"Take [{place}] out of its file: then it is shown in {_own(campaign)}.",
            severity="noted",
        )
    missing = _missing(campaign, said)
    if missing:
        yield CampaignFinding(
            element=place,
            rule="half-translated",
            found=f"no {_and(missing)}",
            why=f"Who reads it in {name} finds {_and(missing)} in {_own(campaign)}.",
            fix=f"Write {_and(missing)} under [{place}] in its file.",
            severity="noted",
        )


def _missing(campaign: Campaign, said: Translation) -> tuple[str, ...]:
    """Return the keys with words to read that a translation leaves in the file's own language."""
    spoken = [whole(campaign.overlay, "overlay")]
    spoken += [
        Version(place=place, template=dressed(campaign.overlay, words), own=frozenset(words))
        for place, words in campaign.devices.items()
    ]
    return left_out(said, spoken, said.words)


def _topics_missing(template: AnyTemplate, said: Translation) -> tuple[str, ...]:
    """Return `topics` where none says what to look for in reviews of the language."""
    if not isinstance(template, ReviewTemplate):
        return ()
    language, own = language_of(said.lang) or "", said.words.get("topics")
    if own:  # a word that is no topic of ours is looked for as it stands
        known = any(topic not in TOPICS or language in TOPICS[topic] for topic in own)
    else:
        known = _is_known(template.topics, language)
    return () if known else ("topics",)


def _is_known(topics: Iterable[str], language: str) -> bool:
    return any(language in TOPICS.get(topic, ()) for topic in topics)


def _unknown_topics(language: str) -> str:
    return f"what its topics are called in reviews in {language} is not known here"


def _lists_found(template: AnyTemplate) -> bool:
    return any(of == "found" for of, _ in _slots(template))


def _found_only_in() -> str:
    return f"How its products were found can be said in {_and([name_of(each) for each in LABELS])} only."


def _slots(template: AnyTemplate) -> Iterator[tuple[str, str]]:
    for piece in texts_of(whole(template)):
        yield from slots_in(piece.text)


def _own(campaign: Campaign) -> str:
    return name_of(language_of(campaign.overlay.lang) or "")


def _and(words: Iterable[str]) -> str:
    *first, last = dict.fromkeys(words)
    return f"{', '.join(first)} and {last}" if first else last
