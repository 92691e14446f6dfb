"""What tests of S3 start from."""

import pytest

from tests.services.s3.s3_account import S3Account


@pytest.fixture
def s3() -> S3Account:
    """Return an account with one empty bucket."""
    return S3Account()
