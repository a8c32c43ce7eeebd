import pytest

from waverly.errors.unshown import without_secrets


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://shop.example/feed@2.xml?lang=de", "https://shop.example/feed@2.xml?lang=de"),
        ("https://ann:pa:ss@shop.example:8443/f", "https://…@shop.example:8443/f"),
        ("https://ann@x:pass@shop.example/f", "https://…@shop.example/f"),
        ("https://ann:pa/ss@shop.example/f", "…@shop.example/f"),
        ("https://s.example/f?lang=de&api_key=1&x=2", "https://s.example/f?lang=de&api_key=…&x=2"),
        ("https://s.example/f?accessToken=1=2", "https://s.example/f?accessToken=…"),
        ("shop.tsv", "shop.tsv"),
    ],
)
def test_an_address_is_shown_without_what_lets_somebody_in(address: str, shown: str) -> None:
    assert without_secrets(address) == shown
