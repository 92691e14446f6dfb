"""What the tests of IAM start from."""

import pytest

from tests.services.iam.people import People


@pytest.fixture
def people() -> People:
    """Return an account without anybody."""
    return People()
