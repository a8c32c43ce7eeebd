"""Features: defined once, one family per file, read online, in replay and in training alike."""

from waverly.features import session as _session  # noqa: F401, I001  # the order is the matrix's columns
from waverly.features import product as _product  # noqa: F401
from waverly.features import cart as _cart  # noqa: F401
from waverly.features import hesitation as _hesitation  # noqa: F401
from waverly.features import visitor as _visitor  # noqa: F401
from waverly.features import context as _context  # noqa: F401
from waverly.features.registry import FEATURES as FEATURES
from waverly.features.registry import Feature as Feature
from waverly.features.vector import FEATURE_HASH as FEATURE_HASH
from waverly.features.vector import NAMES as NAMES
from waverly.features.vector import vector as vector
