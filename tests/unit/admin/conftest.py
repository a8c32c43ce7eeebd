"""A running server with an owner, and the owner signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.unit.admin.shop import prepared, serving, sign_in


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[TestClient]:
    """Somebody who is not signed in."""
    with serving(prepared(tmp_path)) as client:
        yield client


@pytest.fixture
def owner(visitor: TestClient) -> TestClient:
    assert sign_in(visitor) == 303
    return visitor
