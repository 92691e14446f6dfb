import pytest

from gatewright.checks.request import body_invalid, media_type_unsupported, parameter_missing
from gatewright.engine.respond import refusal
from gatewright.gateway.unfit import unfit
from gatewright.model.cause import Cause
from gatewright.model.outcome import Deny
from tests.gateway.one_method import request

VALUES = {"parameters": "x", "media_type": "text/plain", "complaints": "[no]"}


@pytest.mark.parametrize("cause", [parameter_missing.CAUSE, body_invalid.CAUSE, media_type_unsupported.CAUSE])
def test_answer_is_that_of_the_refusal(cause: Cause) -> None:
    """Byte for byte; what the engine says, the gateway answers."""
    denial, asked = Deny(cause, (), VALUES), request()

    assert refusal(denial, asked) == unfit(denial, asked).response


@pytest.mark.parametrize(
    ("cause", "values", "line"),
    [
        (parameter_missing.CAUSE, VALUES, "Missing required request parameters: [x]"),
        (body_invalid.CAUSE, VALUES, "Request body does not match model schema for content type text/plain: [no]"),
        (
            media_type_unsupported.CAUSE,
            VALUES,
            "Execution failed: no request template for content type text/plain, and no passing through",
        ),
        (body_invalid.CAUSE, {"coding": "why"}, "Execution failed: why"),
    ],
)
def test_execution_log_says_why(cause: Cause, values: dict[str, str], line: str) -> None:
    """The caller is not told."""
    assert line == unfit(Deny(cause, (), values), request()).execution.failure


def test_what_does_not_fit_is_in_the_access_log() -> None:
    """`$context.error.validationErrorString`."""
    found = unfit(Deny(body_invalid.CAUSE, (), VALUES), request())

    assert ("[no]", "BAD_REQUEST_BODY", "Invalid request body") == (
        found.validation_error,
        found.failed_as,
        found.failure,
    )
