"""What tests of ACM start from."""

import pytest

from tests.services.acm.acm_account import AcmAccount


@pytest.fixture
def acm() -> AcmAccount:
    """Return an account without certificates."""
    return AcmAccount()
