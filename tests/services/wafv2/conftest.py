"""What the tests of AWS WAF start from."""

import pytest

from tests.services.wafv2.waf_account import WafAccount


@pytest.fixture
def waf() -> WafAccount:
    """Return an account with a deployed API."""
    return WafAccount()
