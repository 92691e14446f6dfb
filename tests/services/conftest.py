"""What the tests of the control plane start from."""

import pytest

from tests.services.account import Account, Pets
from tests.services.api_account import ApiAccount


@pytest.fixture
def account() -> Account:
    """Return an empty account."""
    return Account()


@pytest.fixture
def pets() -> Pets:
    """Return an account with the API `pets`, not yet deployed."""
    return Pets()


@pytest.fixture
def apis() -> ApiAccount:
    """Return an account with an HTTP API and a WebSocket API, both without routes."""
    return ApiAccount()
