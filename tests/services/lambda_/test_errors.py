import pytest

from gatewright.services.lambda_ import errors
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize(
    ("error", "code", "status"),
    [
        (errors.invalid("m"), "InvalidParameterValueException", 400),
        (errors.not_found("m"), "ResourceNotFoundException", 404),
        (errors.conflict("m"), "ResourceConflictException", 409),
        (errors.bad_content("m"), "InvalidRequestContentException", 400),
        (errors.out_of_date(), "PreconditionFailedException", 412),
    ],
)
def test_each_error_has_its_status_and_says_whose_fault_it_is(error: ServiceError, code: str, status: int) -> None:
    """The client's."""
    assert (code, status, {"Type": "User"}) == (error.code, error.status, dict(error.members))


def test_a_limit_that_the_model_does_not_state_has_the_same_words() -> None:
    """As `validate` would say it."""
    assert (
        "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value"
        " less than or equal to 900"
    ) == errors.out_of_range(901, "timeout", 900).message
