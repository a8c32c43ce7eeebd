"""A price is learnt under the format help really had, which is the one a decision then asks the price of."""

from math import isclose

from msgspec.structs import replace

from tests.support.builders import KEY, NOW, Json, a_campaign, a_page, a_policy, an_opportunity
from tests.support.enrolments import CAMPAIGN, people, table_of
from tests.support.journal_visits import everything_counted, wavered
from waverly.campaigns import Campaign
from waverly.deciding import Opportunity
from waverly.deciding.decide import decide
from waverly.policies.attention.annoyance_log import read_annoyance
from waverly.policies.attention.shown_formats import by_format, on_device, with_formats
from waverly.reporting.measuring.contributions import FORMAT
from waverly.reporting.results.groups import in_dimension
from waverly.storage import Store
from waverly.storage.measured.enrolment_rows import Enrolment
from waverly.storage.measured.statistic_rows import Table
from waverly.wire import Page

DIALOG: Json = {"kind": "message", "title": "Sizes", "body": "True to size.", "format": "modal"}


def a_dialog() -> Campaign:
    return a_campaign(CAMPAIGN, overlay=DIALOG)


def on_a_phone() -> Opportunity:
    return an_opportunity(page=Page(type="product", path="/p/alpha", device="mobile"))


async def meets(store: Store, visitor: str, *, holdout: float) -> str:
    """Let a dialog's campaign decide on a phone and journal that; return the format of its record."""
    record = decide(on_a_phone(), a_policy(a_dialog(), holdout=holdout, control_share=0.0))
    page = a_page(device="mobile")
    held_out, shown, form = record.held_out, record.shown, record.form
    await wavered(store, visitor, page=page, held_out=held_out, shown=shown, form=form)
    return record.format


async def test_a_dialog_that_is_a_sheet_on_phones_is_learnt_as_a_sheet(store: Store) -> None:
    forms = {
        await meets(store, visitor, holdout=holdout)
        for visitor, holdout in (("shown", 0.0), ("held", 1.0))
    }
    await everything_counted(store)
    seen = await read_annoyance(store, KEY, (a_dialog(),), NOW)
    assert set(seen.formats) == set(seen.devices["mobile"]) == forms == {"sheet"}
    sheet = seen.devices["mobile"]["sheet"]
    assert (sheet.shown, sheet.ghosts) == (1, 1)
    assert not seen.devices["desktop"]


def test_campaigns_of_one_format_are_one_loss_and_devices_apart() -> None:
    mobile, desktop = (
        sides("mobile", "inline", returned=60),
        sides("desktop", "inline", returned=90),
    )
    other = [replace(each, campaign="other") for each in sides("desktop", "corner", returned=90)]
    table = formats_of([*mobile, *desktop, *other])
    assert {form: loss.shown for form, loss in by_format(table).items()} == {
        "corner": 900,
        "inline": 1_800,
    }
    assert isclose(by_format(on_device(table, "mobile"))["inline"].visits, 30 / 900)


def test_where_formats_of_the_held_out_were_not_kept_a_campaign_counts_as_what_it_mostly_was() -> (
    None
):
    shown = [
        *having("mobile", "sheet", people("shown", 700, return_visit=70)),
        *having("mobile", "inline", people("shown", 300, return_visit=30)),
    ]
    before = having("mobile", "", people("held_out", 600, return_visit=60))
    since = having("mobile", "inline", people("held_out", 300, return_visit=30))
    found = by_format(with_formats(formats_of([*shown, *before, *since])))
    assert {form: (loss.shown, loss.ghosts) for form, loss in found.items()} == {
        "sheet": (1_000, 900)
    }


def test_where_every_format_is_known_each_is_counted_as_it_was() -> None:
    table = formats_of(sides("mobile", "sheet", returned=60))
    assert with_formats(table) == table


def having(device: str, form: str, who: list[Enrolment]) -> list[Enrolment]:
    return [replace(each, device=device, form=form) for each in who]


def sides(device: str, form: str, *, returned: int) -> list[Enrolment]:
    """900 people shown, of whom some came back, and 900 held out, of whom 90 did."""
    shown = people("shown", 900, return_visit=returned)
    return having(device, form, [*shown, *people("held_out", 900, return_visit=90)])


def formats_of(who: list[Enrolment]) -> Table:
    return in_dimension(table_of(who), FORMAT)
