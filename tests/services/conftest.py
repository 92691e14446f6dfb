"""What the tests of the control plane start from."""

import pytest

from tests.services.account import Account, Pets


@pytest.fixture
def account() -> Account:
    """Return an empty account."""
    return Account()


@pytest.fixture
def pets() -> Pets:
    """Return an account with the API `pets`, not yet deployed."""
    return Pets()
