"""The report says what was looked at, what came of it, and what was not."""

from datetime import date

import msgspec

from tests.support.builders import ROOT
from waverly.publishing.browser.criteria import finding
from waverly.publishing.conformance import BY_NOBODY, Conformance, Tried, render
from waverly.wire.overlay.suits import FORMATS

KEPT = ROOT / "docs" / "reference" / "conformance.json"


def a_report(*tried: Tried) -> Conformance:
    return Conformance(day=date(2026, 11, 26), by="Chromium", looks=("320 px, dark",), tried=tried)


def test_what_was_found_stands_in_the_table_and_in_words() -> None:
    small = finding("small-target", "::part(close)", "16×16 px")
    passed = Tried(kind="faq", format="corner", renders=4, findings=())
    failed = Tried(kind="faq", format="modal", renders=4, findings=(small,))
    text = render(a_report(passed, failed))
    assert "1 of 2 without a finding, 8 pictures, by Chromium" in text
    assert "| faq | passed | **small-target** |" in text
    assert "- faq as modal, small-target (2.5.8): ::part(close), 16×16 px" in text


def test_what_no_machine_says_is_said() -> None:
    text = render(a_report())
    assert all(each in text for each in BY_NOBODY)
    assert "not an audit" in text


def test_the_kept_run_looked_at_every_kind_in_every_format() -> None:
    kept = msgspec.json.decode(KEPT.read_bytes(), type=Conformance)
    looked_at = {(each.kind, each.format) for each in kept.tried}
    assert looked_at == {(kind, form) for kind, forms in FORMATS.items() for form in forms}
