"""Products, the shop, and what is true of them at a given time."""

from waverly.catalogue.known import NOTHING_KNOWN as NOTHING_KNOWN
from waverly.catalogue.known import HeldCart as HeldCart
from waverly.catalogue.known import Known as Known
from waverly.catalogue.known import Sight as Sight
from waverly.catalogue.known import sight_of as sight_of
from waverly.catalogue.prices import PricePoint as PricePoint
from waverly.catalogue.product import ProductFacts as ProductFacts
from waverly.catalogue.product import Review as Review
from waverly.catalogue.product import Source as Source
from waverly.catalogue.product import Variant as Variant
from waverly.catalogue.product import rating_of as rating_of
from waverly.catalogue.product import variant_of as variant_of
from waverly.catalogue.quote import quote_for as quote_for
from waverly.catalogue.shop import Delivery as Delivery
from waverly.catalogue.shop import Offer as Offer
from waverly.catalogue.shop import Returns as Returns
from waverly.catalogue.shop import ShopFacts as ShopFacts
from waverly.catalogue.shop import delivery_to as delivery_to
from waverly.catalogue.shop import is_foreign as is_foreign
