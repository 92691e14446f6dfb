from collections.abc import Callable

import pytest

from gatewright.services.logs.errors import already_exists, invalid_parameter, not_found
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (invalid_parameter, "InvalidParameterException"),
        (already_exists, "ResourceAlreadyExistsException"),
        (not_found, "ResourceNotFoundException"),
    ],
)
def test_every_error_has_status_400(make: Callable[[str], ServiceError], code: str) -> None:
    """CloudWatch Logs answers 400, what is not there included (recorded, 2026-02-03)."""
    error = make("text")

    assert (code, 400, "text") == (error.code, error.status, error.message)
