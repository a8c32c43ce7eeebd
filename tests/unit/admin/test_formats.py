import pytest

from waverly.admin import formats


@pytest.mark.parametrize(
    ("duration_ms", "text"),
    [(-5, "0:00"), (0, "0:00"), (74_000, "1:14"), (3_723_000, "1:02:03")],
)
def test_offsets_read_like_a_player(duration_ms: int, text: str) -> None:
    assert formats.offset(duration_ms) == text
