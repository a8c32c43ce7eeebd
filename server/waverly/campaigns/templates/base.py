"""What every template has. A template is an overlay whose words hold slots such as `{product.name}`.

Where its kind needs nothing but words, it *is* the overlay's struct, with unknown keys refused. Kinds that
rest on facts leave those out: facts are filled in, never written in a file.
"""

from waverly.wire.overlay import Overlay


class Template(Overlay, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Common to every kind whose facts are filled in."""
