"""What the tests of EC2 start from."""

import pytest

from tests.services.ec2.network import Network


@pytest.fixture
def network() -> Network:
    """Return an account whose region has been begun."""
    return Network()
