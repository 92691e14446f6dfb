"""What the tests of Organizations start from."""

import pytest

from tests.services.organizations.company import Company


@pytest.fixture
def company() -> Company:
    """Return accounts in no organization."""
    return Company()
