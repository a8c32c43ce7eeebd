"""No table with a person in it can be forgotten."""

from waverly.storage.people.kept.belongings import BELONGINGS
from waverly.storage.tables import metadata

OF_NOBODY = {
    *("audit", "cursors", "erased", "job_runs", "policies", "policy_applications"),
    *("share_moves", "share_tables", "site_settings", "sites", "statistics", "measure_progress"),
    *("kept_since", "past_statistics"),
    *("co_views", "feeds", "gate_runs", "price_history", "products", "shop_facts"),
    *("sign_in_failures", "suppressions", "users"),
}
"""Sums, settings, what the store says, and the owner's own accounts: no shopper is in them."""

PERSONAL = {"visitor", "person", "session", "email", "decision", "sameness", "opening", "record"}
"""Columns that tell of somebody."""


def test_each_table_is_known_to_hold_somebody_or_nobody() -> None:
    known = {table.name for table in BELONGINGS}
    assert known | OF_NOBODY == set(metadata.tables)
    assert not known & OF_NOBODY


def test_no_table_said_to_hold_nobody_has_a_column_of_a_person() -> None:
    columns = {
        (name, column.name) for name in OF_NOBODY for column in metadata.tables[name].columns
    }
    assert [each for each in columns if each[1] in PERSONAL] == []
