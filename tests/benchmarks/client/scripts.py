"""What is put where the shop's tag points: our build, or something to measure beside it."""

import json
import os
from pathlib import Path
from typing import Any

from tests.benchmarks.browsing import HELP, ROOT

BUILD = ROOT / "client_js" / "dist"
ANSWER = json.dumps({"decision": None, "flags": {}, "mood": "focused", "session_version": 1})

EMPTY = ""
"""No script at all: what the page costs by itself."""

HOT = "[data-waverly], [class*=price], form[action*=cart] button, a[href*=polic], a[href*=return]"
"""The few elements whose pointer visits mean something: control, price, promises."""

HEARD = '["pointermove", "pointerover", "pointerdown", "click", "scroll", "keydown", "focusin"]'

DELEGATED = "delegated listeners that only count"

FLOORS = {
    DELEGATED: f"""
      const counts = {{}};
      const count = (event) => {{
        const hot = event.target.closest?.("{HOT}");
        const key = hot ? event.type + hot.tagName : event.type;
        counts[key] = (counts[key] ?? 0) + 1;
      }};
      for (const type of {HEARD})
        document.addEventListener(type, count, {{ passive: true, capture: true }});
    """,
    "gated ones": f"""
      let count = 0;
      const add = () => {{ count += 1; }};
      const toggle = ({{ target, isIntersecting }}) => {{
        for (const type of ["pointerenter", "pointermove", "pointerleave"])
          target[isIntersecting ? "addEventListener" : "removeEventListener"](type, add, {{ passive: true }});
      }};
      const gate = new IntersectionObserver((entries) => entries.forEach(toggle), {{ delay: 200 }});
      for (const hot of document.querySelectorAll("{HOT}")) gate.observe(hot);
      for (const type of ["click", "keydown"]) document.addEventListener(type, add, {{ passive: true }});
    """,
    "bare ones": f"""
      let count = 0;
      for (const type of {HEARD})
        document.addEventListener(type, () => {{ count += 1; }}, {{ passive: true, capture: true }});
    """,
}
"""What listening alone costs: on the document, asking each event which hot element it fell on; on
the hot elements themselves while they are in view; and on the document without asking anything."""


def peers() -> dict[str, str]:
    """Return other scripts to measure in the same run, by name: the files of the folder BENCH_PEERS names."""
    folder = os.environ.get("BENCH_PEERS")
    files = sorted(Path(folder).glob("*.js")) if folder else []
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def answer_from_build(route: Any) -> None:
    """Answer a request for our files, or a batch."""
    path = route.request.url.removeprefix(HELP).split("?")[0]
    headers = {"access-control-allow-origin": "*"}
    if path == "/v1/collect":
        route.fulfill(body=ANSWER, content_type="application/json", headers=headers)
    else:
        file = BUILD / path.lstrip("/")
        route.fulfill(path=str(file), content_type="text/javascript", headers=headers)


def answer_with(script: str) -> Any:
    """Return what answers every request with `script`."""
    return lambda route: route.fulfill(body=script, content_type="text/javascript")
