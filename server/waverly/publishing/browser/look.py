"""The window sizes and colour schemes in which the gate draws an overlay."""

from typing import Literal

from msgspec import Struct

Scheme = Literal["light", "dark", "forced"]


class Look(Struct, frozen=True, kw_only=True):
    """One width in CSS pixels and one scheme of colours; narrow ones are touched, not pointed at."""

    width: int
    scheme: Scheme

    @property
    def is_touch(self) -> bool:
        """Return whether it is a phone."""
        return self.width <= 480

    @property
    def height(self) -> int:
        """Return the window's height in CSS pixels."""
        return 640 if self.is_touch else 800

    @property
    def name(self) -> str:
        """Return it in words, such as `320 px, dark`."""
        return f"{self.width} px, {'forced colours' if self.scheme == 'forced' else self.scheme}"


SCHEMES: tuple[Scheme, ...] = ("light", "dark", "forced")

LOOKS = tuple(
    tuple(Look(width=width, scheme=scheme) for width in widths)
    for scheme in SCHEMES
    for widths in ((1280, 768), (320,))
)
"""Every look, in the groups that are looked at one after another without opening it anew."""
