from pathlib import Path

import pytest

from tests.support.builders import a_campaign
from tests.unit.policies.logs import logged
from waverly.deciding import NOTHING
from waverly.deciding.share_table import ShareTable, TriggerShares, encode_table
from waverly.errors import SettingsError
from waverly.policies.judging.contenders import (
    by_rules,
    by_table,
    nothing,
    opening,
    read_table,
    refuse_unknown,
)

DECISION = logged().decision
CAMPAIGNS = (a_campaign("first"), a_campaign("second"))
LED = ShareTable(triggers={"pause": TriggerShares(lead="second", control=0.1)})


def test_each_named_policy_does_what_its_name_says() -> None:
    assert nothing(DECISION) == {NOTHING: 1.0}
    assert by_rules(CAMPAIGNS)(DECISION) == {NOTHING: 0.0, "first": 1.0}
    assert opening(CAMPAIGNS)(DECISION) == pytest.approx(DECISION.propensities)


def test_a_table_of_shares_divides_as_it_would_online() -> None:
    chances = by_table(LED, CAMPAIGNS)(DECISION)
    assert chances == pytest.approx({NOTHING: 0.1, "first": 0.1, "second": 0.8})


def test_a_table_is_read_from_a_file_alone_or_as_the_command_prints_it(tmp_path: Path) -> None:
    file = tmp_path / "shares.json"
    file.write_bytes(encode_table(LED))
    assert read_table(file) == LED
    file.write_bytes(b'{"table":' + encode_table(LED) + b',"moves":[]}')
    assert read_table(file) == LED


@pytest.mark.parametrize("content", [b"", b"[1]", b'{"triggers": 3}'])
def test_a_file_that_is_no_policy_is_refused_with_the_names_there_are(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "shares.json"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match=r"no policy.*nothing, rules, opening, current"):
        read_table(file)


@pytest.mark.parametrize(
    ("content", "names"),
    [(b'{"starts": {}}', "starts"), (b'{"triggers": {"pause": {"leads": "first"}}}', "leads")],
)
def test_a_slip_in_a_policy_s_file_is_named(tmp_path: Path, content: bytes, names: str) -> None:
    file = tmp_path / "shares.json"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match="no table of shares holds") as refused:
        read_table(file)
    assert refused.value.value == names


def test_a_table_of_campaigns_that_are_not_in_force_is_refused_by_moment() -> None:
    refuse_unknown(LED, CAMPAIGNS, "shares.json")
    with pytest.raises(SettingsError) as refused:
        refuse_unknown(LED, CAMPAIGNS[:1], "shares.json")
    assert (refused.value.place, refused.value.value) == ("shares.json triggers.pause", "second")
    assert "first" in refused.value.mend


@pytest.mark.parametrize(
    ("moment", "control", "words"),
    [
        ("pauze", 0.1, "no such moment: pauze (shares.json triggers). Did you mean pause?"),
        ("pause", 1.5, "no share: 1.5 (shares.json triggers.pause.control)"),
        ("pause", -0.1, "no share: -0.1"),
    ],
)
def test_a_table_that_no_night_could_have_made_is_refused(
    moment: str, control: float, words: str
) -> None:
    table = ShareTable(triggers={moment: TriggerShares(control=control)})
    with pytest.raises(SettingsError) as refused:
        refuse_unknown(table, CAMPAIGNS, "shares.json")
    assert words in str(refused.value)
