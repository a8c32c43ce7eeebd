"""The part of the gate that always runs: words, colours and styles, without a browser."""

from waverly.campaigns import Campaign
from waverly.campaigns.accessibility import Theme, check_theme, check_words
from waverly.campaigns.evidence import GateHalf
from waverly.campaigns.finding import CampaignFinding
from waverly.campaigns.linting import lint, lint_styles
from waverly.campaigns.linting.lint import PATTERNS
from waverly.campaigns.never_shown import check_reach
from waverly.campaigns.texts import texts_of
from waverly.campaigns.untranslated import check_languages
from waverly.campaigns.wording import versions
from waverly.catalogue import Known, ShopFacts
from waverly.catalogue.contradictions import contradictions

DARK_PATTERNS = ", ".join(
    (
        *(pattern.rule for pattern in PATTERNS),
        "unequal-buttons",
        "forced-continuity",
        "hidden-close",
    )
)

PART = GateHalf(
    name="words",
    checked=(
        "names of headings and buttons (2.4.6, 4.1.2)",
        "alternative texts (1.1.1)",
        "link texts (2.4.4)",
        "headings and marks within texts (1.3.1)",
        "length for the format (1.4.10)",
        "language (3.1.2)",
        "words missing in a language of the file or the shop's",
        "contrast of the theme's colours (1.4.3, 1.4.11)",
        "slots and claims that exist",
        "amounts that are not the shop's",
        f"dark patterns: {DARK_PATTERNS}",
        "moments, pages and days that leave nobody to show it to",
    ),
    by="rules over the campaign's words and the shop's look",
)


def check_by_words(
    campaign: Campaign, theme: Theme, shop: ShopFacts | None
) -> tuple[CampaignFinding, ...]:
    """Return everything that can be found without drawing the campaign."""
    return (
        *check_words(campaign),
        *check_theme(theme),
        *lint_styles(theme.css),
        *lint(campaign),
        *check_languages(campaign, shop),
        *check_reach(campaign),
        *_against(campaign, shop),
    )


def _against(campaign: Campaign, shop: ShopFacts | None) -> tuple[CampaignFinding, ...]:
    """Return amounts in the words that are none of the shop's terms."""
    if shop is None:
        return ()
    return tuple(
        CampaignFinding(
            element=piece.place,
            rule="not-in-catalogue",
            found=each.written,
            why=f"The shop's terms say {each.known}.",
            fix="Correct it, or use a claim, which follows the shop's terms by itself.",
            severity="noted",
        )
        for version in versions(campaign)
        for piece in texts_of(version)
        for each in contradictions(piece.text, Known(shop=shop))
    )
