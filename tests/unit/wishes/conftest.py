"""The shop whose letters are looked at."""

import pytest

from tests.support.builders import KEY, NOW, ORIGIN
from waverly.storage import Store
from waverly.storage.site.site_rows import add_site


@pytest.fixture
async def shop(store: Store) -> Store:
    await add_site(store, key=KEY, name="Test shop", origins=(ORIGIN,), at=NOW)
    return store
