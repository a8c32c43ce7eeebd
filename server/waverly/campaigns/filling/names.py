"""The names a slot may have, by what it is of: read by what fills slots and by what checks words."""

from waverly.campaigns.filling.found import WAYS
from waverly.catalogue import ProductFacts
from waverly.catalogue.claims import CLAIMS

NAMES: dict[str, frozenset[str]] = {
    "product": frozenset(ProductFacts.__struct_fields__) - {"as_of", "source"},
    "cart": frozenset({"items", "value"}),
    "claim": frozenset(CLAIMS),
    "found": frozenset(WAYS),
}
"""What `{product.…}`, `{cart.…}`, `{claim.…}` and `{found.…}` may go on with."""
