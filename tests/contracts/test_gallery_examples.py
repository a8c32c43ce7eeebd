"""What the gallery shows is what the wire allows: the same structs, the same formats."""

import msgspec
import pytest

from demo_store.showcase import examples, previews
from waverly.wire import Decision
from waverly.wire.overlay.suits import FORMATS

KINDS = sorted(examples())


def test_the_gallery_has_every_kind_in_every_format_it_may_take() -> None:
    assert {kind: each.formats for kind, each in examples().items()} == FORMATS


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_in_every_state_is_a_decision(kind: str) -> None:
    for preview in previews(kind):
        decision = msgspec.convert(preview.decision, Decision)
        assert msgspec.to_builtins(decision)["overlay"]["kind"] == kind
