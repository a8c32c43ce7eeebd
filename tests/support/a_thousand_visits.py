"""A thousand seeded visits to a small shop: the same on every run."""

import random

from tests.support.builders import DAY, MINUTE, NOW
from waverly.reporting.measuring.steps import step_of_page
from waverly.storage.measured.visit_rows import Felt, View, Visit, VisitDecision

PAGES = (
    ("home", "/"),
    ("listing", "/shoes"),
    ("product", "/p/alpha"),
    ("product", "/p/beta"),
    ("cart", "/cart"),
    ("checkout", "/checkout"),
)
SOURCES = ("search", "email", "direct", "social")
KINDS = ("pause", "rage_click", "size_guide_unresolved", "scroll_loop", "dead_click")
PEOPLE = 400


def a_view(at: int, type_: str, path: str, active_ms: int = 0) -> View:
    product = path.rpartition("/")[2] if type_ == "product" else None
    return View(
        at=at, type=type_, path=path, step=step_of_page(type_), active_ms=active_ms, product=product
    )


def a_visit(session: str = "s1", *pages: tuple[str, str], **changes: object) -> Visit:
    views = tuple(a_view(NOW + place, *page) for place, page in enumerate(pages))
    known = {
        "session": session,
        "visitor": f"v-{session}",
        "version": 1,
        "opened_at": NOW,
        "last_at": NOW + MINUTE,
        "views": views,
        "steps": steps_of(views),
    }
    return Visit(**(known | changes))  # type: ignore[arg-type]  # tests name the fields they change


def steps_of(views: tuple[View, ...]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for view in views:
        if not found or view.step > found[-1][1]:
            found.append((view.at, view.step))
    return tuple(found)


def a_thousand_visits(seed: int = 7) -> list[Visit]:
    draw = random.Random(seed)
    seen: dict[str, int] = {}
    visits: list[Visit] = []
    for number in sorted(range(1000), key=lambda _: draw.random()):
        visitor = f"v{draw.randrange(PEOPLE)}"
        at = NOW + len(visits) * DAY // 40
        views = tuple(
            a_view(at + place * MINUTE, *draw.choice(PAGES)) for place in range(draw.randint(1, 6))
        )
        felt = tuple(
            Felt(at=at + MINUTE * view + 1, kind=draw.choice(KINDS), view=view)
            for view in range(len(views))
            if draw.random() < 0.2
        )
        decided = tuple(
            VisitDecision(
                id=f"d{number}-{each.view}",
                at=each.at,
                moment=each.kind,
                arm="nothing",
                view=each.view,
                policy="p",
                global_holdout=0.1,
                cause=draw.choice(("fit", "trust")),
                score=draw.random(),
            )
            for each in felt
        )
        visits.append(
            a_visit(
                f"s{number}",
                visitor=visitor,
                opened_at=at,
                last_at=views[-1].at,
                source=draw.choice(SOURCES),
                earlier_visits=seen.get(visitor, 0),
                views=views,
                steps=steps_of(views),
                moments=felt,
                decisions=decided,
                orders=(f"o{number}",) if draw.random() < 0.15 else (),
                filtered="robot" if number % 50 == 0 else None,
            )
        )
        seen[visitor] = seen.get(visitor, 0) + 1
    return visits
