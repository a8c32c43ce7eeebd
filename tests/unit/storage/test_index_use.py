"""What is asked for while a shopper waits, or over a growing log, is found by an index."""

from pathlib import Path

import pytest
from sqlalchemy import Select, select
from sqlalchemy import text as sql
from sqlalchemy.dialects import sqlite

from tests.support.builders import KEY, NOW
from waverly.storage import open_store
from waverly.storage.catalogue.known_query import KNOWN
from waverly.storage.log.beginning import BEGINNING
from waverly.storage.log.session_list import lines_of
from waverly.storage.log.sought_sessions import Sought
from waverly.storage.measured.measured_tables import enrolments
from waverly.storage.people.kept.past import PAST
from waverly.storage.people.persons import called
from waverly.storage.people.told.cart_rows import LATEST_CART
from waverly.storage.people.told.case_rows import CASES
from waverly.storage.people.told.wish_rows import IS_WISHED
from waverly.storage.prepared_query import PreparedQuery
from waverly.storage.tables import MET, decisions, sessions

OF_A_VISITOR = select(decisions.c.arm).where(
    decisions.c.site == KEY, decisions.c.visitor == "v", MET
)
LATEST = (
    select(decisions.c.record)
    .where(decisions.c.site == KEY)
    .order_by(decisions.c.at.desc())
    .limit(9)
)
OF_A_DAY = select(decisions.c.id).where(decisions.c.site == KEY, decisions.c.at >= NOW)


@pytest.mark.parametrize(
    ("question", "index"),
    [
        (OF_A_VISITOR, "ix_decisions_site_visitor_at"),
        (LATEST, "ix_decisions_site_at"),
        (OF_A_DAY, "ix_decisions_site_at"),
        (select(sessions.c.id).where(PAST[sessions](KEY, NOW)), "ix_sessions_site_opened_at"),
        (called(KEY, "#1006"), "ix_outcomes_site_number"),
        (select(enrolments.c.at).where(PAST[enrolments](KEY, NOW)), "ix_enrolments_site_at"),
    ],
)
async def test_a_question_is_answered_by_its_index(
    tmp_path: Path, question: "Select[tuple[object]]", index: str
) -> None:
    text = str(question.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    async with open_store(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}") as store, store.read() as c:
        plan = (await c.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}")).all()
    assert [index in row._mapping["detail"] for row in plan] == [True]


async def plan_of(asked: PreparedQuery, folder: Path) -> list[str]:
    """How SQLite would answer, step by step."""
    text, own = asked.in_sqlite
    values = {**own, **dict.fromkeys(asked.names, 1)}
    async with open_store(f"sqlite+aiosqlite:///{folder / 'a.db'}") as store, store.read() as c:
        plan = (await c.execute(sql(f"EXPLAIN QUERY PLAN {text}"), values)).all()
    return [detail for *_, detail in plan]


async def test_only_rows_of_the_visitor_are_read_when_a_session_begins(tmp_path: Path) -> None:
    plan = await plan_of(BEGINNING, tmp_path)
    looked_up = [detail for detail in plan if detail.startswith("SEARCH ")]
    assert len(looked_up) == 10
    assert [
        detail for detail in looked_up if " AND " not in detail and "decision=?" not in detail
    ] == []
    assert {detail for detail in plan if detail.startswith("SCAN ")} == {
        "SCAN anon_1",
        "SCAN anon_2",
    }


async def test_a_category_is_not_read_whole_for_the_first_few_of_it(tmp_path: Path) -> None:
    plan = await plan_of(KNOWN, tmp_path)
    assert any("ix_products_site_category_id (site=? AND category=?)" in step for step in plan)
    assert [step for step in plan if "TEMP B-TREE" in step] == []


@pytest.mark.parametrize(
    ("question", "table"), [(LATEST_CART, "told_carts"), (IS_WISHED, "told_wishes")]
)
async def test_what_a_backend_told_is_read_of_the_person_alone(
    tmp_path: Path, question: PreparedQuery, table: str
) -> None:
    plan = await plan_of(question, tmp_path)
    assert [each for each in plan if table in each] == [
        next(each for each in plan if f"sqlite_autoindex_{table}_1 (site=? AND key=?" in each)
    ]


async def test_so_are_the_support_cases(tmp_path: Path) -> None:
    plan = await plan_of(CASES, tmp_path)
    assert [each.partition("USING ")[2] for each in plan if "told_events" in each] == [
        "INDEX ix_told_events_site_visitor_at (site=? AND visitor=? AND at>?)",
        "INDEX ix_told_events_site_email_at (site=? AND email=? AND at>?)",
    ]


async def test_chosen_sessions_are_looked_through_in_order_and_each_by_its_index(
    tmp_path: Path,
) -> None:
    sought = Sought(moment="pause", help="closed", has_order=True, until=NOW)
    question = lines_of(KEY, sought, NOW - 1, 51)
    text = str(question.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    async with open_store(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}") as store, store.read() as c:
        plan = [each for *_, each in await c.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}")]
    indexes = {each.split(" INDEX ")[1].split()[0] for each in plan if " INDEX " in each}
    assert {
        "ix_sessions_site_opened_at",
        "ix_decisions_site_session_version",
        "ix_outcomes_decision",
        "ix_outcomes_site_visitor_at",
    } <= indexes
    assert [each for each in plan if "SCAN" in each and "anon_1" not in each] == []
