"""The database: tables once, a store that opens it, and queries by concept."""

from waverly.storage.entry import Entry as Entry
from waverly.storage.entry import JournalRow as JournalRow
from waverly.storage.entry import Opening as Opening
from waverly.storage.entry import Outcome as Outcome
from waverly.storage.store import Store as Store
from waverly.storage.store import open_store as open_store
from waverly.storage.store import store_as_it_is as store_as_it_is
