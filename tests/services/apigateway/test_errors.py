from collections.abc import Callable

import pytest

from gatewright.services.apigateway.errors import bad_request, conflict, not_found
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize(
    ("make", "code", "status"),
    [
        (bad_request, "BadRequestException", 400),
        (not_found, "NotFoundException", 404),
        (conflict, "ConflictException", 409),
    ],
)
def test_each_kind_has_its_code_and_status(make: Callable[[str], ServiceError], code: str, status: int) -> None:
    """The message is the one that was given."""
    error = make("text")

    assert (code, status, "text") == (error.code, error.status, error.message)
