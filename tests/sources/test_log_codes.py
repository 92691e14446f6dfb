"""A code of the access log, quoted by itself, tells of a call."""

import pytest

from gatewright.model.unknown import Unknown
from gatewright.sources.log_codes import logged_code
from tests.doctor.evidence import alone, answers


@pytest.mark.parametrize(
    ("text", "variable", "value", "cause"),
    [
        ("INTEGRATION_NETWORK_FAILURE", "integration.error", "INTEGRATION_NETWORK_FAILURE", "integration.unreachable"),
        ("the log says INTEGRATION_TIMEOUT", "error.responseType", "INTEGRATION_TIMEOUT", "integration.timed-out"),
        ('errorType = "QUOTA_EXCEEDED"', "error.responseType", "QUOTA_EXCEEDED", "throttle.quota-exceeded"),
    ],
)
def test_a_code_is_a_variable_of_the_log(text: str, variable: str, value: str, cause: str) -> None:
    """And leads to what it stands for."""
    exchange = logged_code(text, origin="-")

    assert exchange is not None
    assert not isinstance(exchange.observation.access_log, Unknown)
    assert dict(exchange.observation.access_log) == {variable: value}
    assert answers(alone(exchange))[0] == cause


@pytest.mark.parametrize("text", ["", "no code at all", "integration_timeout", "MY_ACCESS_DENIED_FLAG"])
def test_other_texts_quote_none(text: str) -> None:
    """Codes are whole words in capitals."""
    assert logged_code(text, origin="-") is None
