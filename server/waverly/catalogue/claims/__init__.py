"""Claims: what is said of a product or the shop, bound to facts and checked when it is said."""

from waverly.catalogue.claims.claim import ClaimContext as ClaimContext
from waverly.catalogue.claims.claim import Said as Said
from waverly.catalogue.claims.claim import Unsaid as Unsaid
from waverly.catalogue.claims.say import CLAIMS as CLAIMS
from waverly.catalogue.claims.say import say as say
