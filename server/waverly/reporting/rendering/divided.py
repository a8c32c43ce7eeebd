"""Of which campaigns there is something to tell; the others are named, with what they share said once."""

from collections.abc import Container, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from waverly.reporting.figures import span_of
from waverly.reporting.rendering.advice_once import own_advice, shared_advice
from waverly.reporting.results.guardrail import OVER
from waverly.reporting.results.shape import CampaignReport
from waverly.reporting.statistics.always_valid import MIN_CONVERSIONS


class Named(Struct, frozen=True, kw_only=True):
    """Campaigns of which the same is to say: under what heading, what, and of each its name or figures.

    `label` is the heading where there is little room.
    """

    title: str
    label: str
    said: str
    each: tuple[str, ...]
    is_list: bool = False


class Divided(Struct, frozen=True, kw_only=True):
    """The campaigns of a report: those with a part of their own, and those that share one.

    `shared` is advice given once, with a sentence that names all it is for.
    """

    told: tuple[CampaignReport, ...]
    named: tuple[Named, ...]
    shared: Mapping[str, str]


EARLY = (
    "Nothing can be said of these yet, because a comparison needs "
    f"{MIN_CONVERSIONS} visitors who reached the goal on each side."
)


def divided(campaigns: Sequence[CampaignReport], *, by: Sequence[str] = ()) -> Divided:
    """Return a report's campaigns divided; a report about one campaign alone tells all of it.

    Where it is split `by` something, whatever anybody has met has a part of its own.
    """
    shared = shared_advice(
        (each.name, each.suggestion) for each in campaigns if each.standing != "unmet"
    )
    given = {each.suggestion for each in campaigns}
    campaigns = [
        replace(each, suggestion=own_advice(each.name, each.suggestion, given))
        for each in campaigns
    ]
    if len(campaigns) == 1:
        return Divided(told=tuple(campaigns), named=(), shared=shared)
    early = [each for each in campaigns if not by and _says_nothing(each)]
    unmet = [each for each in campaigns if each.standing == "unmet"]
    waiting = [each for each in unmet if each.enabled]
    off = [each for each in unmet if not each.enabled]
    named = (
        _named(
            "Too early to say",
            "Too early",
            EARLY,
            (_so_far(each, shared) for each in early),
            is_list=True,
        ),
        _named("Not met yet", "Unmet", "Nobody has met these yet", map(titled, waiting)),
        _named("Switched off", "Off", "Nobody sees these", map(titled, off)),
    )
    told = tuple(each for each in campaigns if each not in early and each not in unmet)
    return Divided(told=told, named=tuple(each for each in named if each.each), shared=shared)


def _named(
    title: str, label: str, said: str, each: Iterable[str], *, is_list: bool = False
) -> Named:
    return Named(title=title, label=label, said=said, each=tuple(each), is_list=is_list)


def titled(found: CampaignReport) -> str:
    """Return a campaign's name, with its id where that is another."""
    is_one = not found.campaign.startswith("*") and found.campaign != found.name
    return f"{found.name} ({found.campaign})" if is_one else found.name


def _says_nothing(found: CampaignReport) -> bool:
    """Return whether too few have met a campaign for any figure or warning of its own."""
    has_money = found.net_value is not None or any(not each.unclear for each in found.revenue)
    is_warned = any(each.warning for each in found.changes[-3:])
    return found.standing == "early" and not (has_money or is_warned or found.adjusted)


def _so_far(found: CampaignReport, shared: Container[str]) -> str:
    """Return what was counted of a campaign so far."""
    finding, guardrail = found.headline, found.guardrail
    shown, held_out = finding.shown, finding.held_out
    kept = (
        ""
        if guardrail.verdict == "unknown"
        else f" {guardrail.sentence.removesuffix(OVER).rstrip()}"
    )
    advice = "" if found.suggestion in shared else f" {found.suggestion}"
    return (
        f"{titled(found)}: {shown.having:,} of {shown.visitors:,} shown and {held_out.having:,} of "
        f"{held_out.visitors:,} held out {finding.label} within {span_of(finding.window_days)}."
        f"{kept}{advice}"
    )


def still_unknown(found: CampaignReport, *, with_revenue: bool) -> tuple[str, ...]:
    """Return what cannot be said yet and is not already said of the result, the guardrail or the revenue."""
    said = [found.headline.unclear, found.guardrail.sentence]
    said += [each.unclear for each in found.revenue] if with_revenue else []
    return tuple(
        each for each in found.unknown if not any(one and each.endswith(one) for one in said)
    )
