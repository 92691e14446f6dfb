"""What the tests of CloudWatch Logs start from."""

import pytest

from tests.services.logs.logs_account import LogsAccount


@pytest.fixture
def logs() -> LogsAccount:
    """Return an account with the log group `g` and its stream `s`."""
    return LogsAccount()
