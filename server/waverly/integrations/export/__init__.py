"""The store's data as files a warehouse reads: Parquet or NDJSON, with a documented schema."""

from waverly.integrations.export.run import Exported as Exported
from waverly.integrations.export.run import export as export
