import pytest

from waverly.admin.rendering import formats


@pytest.mark.parametrize(
    ("duration_ms", "text"),
    [(-5, "0:00"), (0, "0:00"), (74_000, "1:14"), (3_723_000, "1:02:03")],
)
def test_offsets_read_like_a_player(duration_ms: int, text: str) -> None:
    assert formats.offset(duration_ms) == text


def test_ages_are_words() -> None:
    ages = [formats.age(0, hours * 3_600_000) for hours in (0, 1, 47, 72)]
    assert ages == ["1 min ago", "1 hour ago", "47 hours ago", "3 days ago"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("as `waverly:visitor`.", "as <code>waverly:visitor</code>."),
        ("`<b>` & more", "<code>&lt;b&gt;</code> &amp; more"),
        ("it`s <i>", "it`s &lt;i&gt;"),
        ("", ""),
    ],
)
def test_what_commands_quote_is_code_on_a_page(text: str, told: str) -> None:
    assert formats.with_code(text) == told
