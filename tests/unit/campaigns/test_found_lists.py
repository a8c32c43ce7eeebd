"""Lists of found products: links with how each was found, in the campaign's language, or nothing at all."""

import pytest

from tests.support.builders import a_campaign
from waverly.campaigns import TemplateContext, fill
from waverly.campaigns.checking import check
from waverly.campaigns.lists import lists_found
from waverly.catalogue import Known
from waverly.catalogue.finding import Found
from waverly.errors import CampaignError
from waverly.wire.overlay import MessageOverlay

BOTH = Found(id="a", name="Ridge [GTX]", url="/p/a b", by=("search", "co_view"))
WORDS = Found(id="b", name="Trail", url="/p/b", by=("search",))
COMPANY = Found(id="c", name="Sock", url="/p/c", by=("co_view",))


def said(slot: str, *found: Found, lang: str = "en") -> str:
    overlay = {"kind": "message", "title": "See", "body": f"{{found.{slot}}}", "lang": lang}
    filled = fill(
        a_campaign(overlay=overlay).overlay, TemplateContext(known=Known(found=found)), "corner"
    )
    return filled.body if isinstance(filled, MessageOverlay) else str(filled)


def test_each_product_is_a_link_that_says_how_it_was_found() -> None:
    assert said("all", BOTH, WORDS, COMPANY).splitlines() == [
        "- [Ridge (GTX)](/p/a%20b) (matches your search; often looked at in the same visit)",
        "- [Trail](/p/b) (matches your search)",
        "- [Sock](/p/c) (often looked at in the same visit)",
    ]


def test_a_slot_lists_only_its_own_way() -> None:
    assert said("search", BOTH, COMPANY) == "- [Ridge (GTX)](/p/a%20b) (matches your search)"
    assert said("together", WORDS, COMPANY) == "- [Sock](/p/c) (often looked at in the same visit)"


def test_the_words_are_in_the_campaigns_language_or_nothing_is_shown() -> None:
    assert "correspond à votre recherche" in said("search", WORDS, lang="fr")
    assert said("search", WORDS, lang="ja") == (
        "there are no words in ja for how a product was found"
    )


@pytest.mark.parametrize("slot", ["search", "together", "all"])
def test_without_a_find_nothing_is_shown(slot: str) -> None:
    assert not said(slot).startswith("-")


@pytest.mark.parametrize(
    ("overlay", "wrong"),
    [({"title": "{found.all}", "body": "."}, "room"), ({"body": "{found.best}"}, "no such list")],
)
def test_a_list_in_a_heading_or_of_another_name_is_refused(
    overlay: dict[str, str], wrong: str
) -> None:
    campaign = a_campaign(overlay={"kind": "message", "title": "See"} | overlay)
    with pytest.raises(CampaignError, match=wrong):
        check(campaign, "x.toml")


def test_only_a_campaign_that_is_on_makes_a_shelf_worth_keeping() -> None:
    overlay = {"kind": "message", "title": "See", "body": "{found.all}"}
    assert lists_found([a_campaign(overlay=overlay)])
    assert not lists_found([a_campaign(overlay=overlay, enabled=False), a_campaign("other")])
