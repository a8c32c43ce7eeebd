"""What Hypothesis may try: every kind of event the wire knows, within its bounds, and any JSON at all."""

from typing import get_type_hints

import msgspec
from hypothesis import strategies as st

from tests.support.builders import NOW, Json
from waverly.wire import EVENTS, Event

_WORDS = st.sampled_from(["alpha", "beta", "gallery", "size", "returns", "o-1", "d1", "ü", "'\"<"])

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
    ),
    max_leaves=12,
)
"""Any JSON."""


def _values(name: str, hint: object) -> st.SearchStrategy[object]:
    text = str(hint)
    if name in ("kind", "currency"):
        return st.just("EUR")
    if name == "sections":
        return st.dictionaries(_WORDS, st.integers(0, 60_000), max_size=4)
    if name == "lines":
        return st.lists(st.fixed_dictionaries({"product": _WORDS}), max_size=3)
    if hint is bool:
        return st.booleans()
    if "float" in text:
        return st.floats(0, 1)
    if "int" in text:
        return st.integers(0, 100_000)
    return _WORDS


@st.composite
def event_of(draw: st.DrawFn, kind: type[Event], seq: int | None = None) -> Json:
    """An event of one kind as JSON, every field filled."""
    fields = {
        name: draw(_values(name, hint))
        for name, hint in get_type_hints(kind).items()
        if name in kind.__struct_fields__ and name not in ("seq", "at")
    }
    return {
        "kind": str(kind.__struct_config__.tag),
        "seq": seq or draw(st.integers(1, 40)),
        "at": NOW + draw(st.integers(-90_000_000, 90_000_000)),
        **fields,
    }


any_event = st.sampled_from(EVENTS).flatmap(event_of)
"""An event of any kind."""


def typed(event: Json) -> Event:
    """The struct an event of ours decodes to."""
    kinds = {str(kind.__struct_config__.tag): kind for kind in EVENTS}
    return msgspec.convert(event, kinds[str(event["kind"])])


event_lists = st.lists(any_event, max_size=12)
