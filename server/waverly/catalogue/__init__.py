"""Products and what is true of them."""

from waverly.catalogue.product import ProductFacts as ProductFacts
from waverly.catalogue.product import Review as Review
from waverly.catalogue.product import rating_of as rating_of
from waverly.catalogue.quote import quote_for as quote_for
