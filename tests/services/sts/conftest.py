"""What the tests of STS start from."""

import pytest

from tests.services.iam.people import People


@pytest.fixture
def people() -> People:
    """Return an account without anybody."""
    return People()
