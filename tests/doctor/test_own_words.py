"""Gateway responses in somebody's own words."""

import json

import pytest

from gatewright.checks.edge import other_service, proxy_refused
from gatewright.checks.integration import refused
from gatewright.doctor.own_words import or_customised
from gatewright.model.observation import Observation
from gatewright.model.unknown import UNKNOWN, Unknown

NOBODY = (other_service.CAUSE, refused.CAUSE, proxy_refused.CAUSE)


def spoken_of(text: str, status: int | Unknown = UNKNOWN) -> list[str]:
    """Return the causes that a text adds to those that are left."""
    seen = Observation(status=status, body=json.dumps({"message": text}).encode())
    return [cause.id for cause in or_customised(NOBODY, seen) if cause not in NOBODY]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("The api key is required.", "api-key.missing"),
        ("Please provide an API key", "api-key.missing"),
        ("Invalid api-key given", "api-key.unknown"),
        ("Your monthly quota is used up", "throttle.quota-exceeded"),
        ("Slow down: rate limit reached", "throttle.rate-exceeded"),
        ("jwt expired", "authorizer.token-invalid"),
        ("No authorization header", "authorizer.identity-source-missing"),
    ],
)
def test_a_text_speaks_of_one_refusal(text: str, cause: str) -> None:
    """It stands behind those who write texts of their own."""
    assert spoken_of(text) == [cause]
    seen = Observation(body=json.dumps({"message": text}).encode())
    assert or_customised(NOBODY, seen)[:2] == NOBODY[:2]


@pytest.mark.parametrize("text", ["", "You shall not pass", "The key to success", "tokens of appreciation"])
def test_other_texts_add_nothing(text: str) -> None:
    """What is left stays as it is."""
    assert or_customised(NOBODY, Observation(body=json.dumps({"message": text}).encode())) == NOBODY


def test_of_too_many_requests_api_gateway_is_suspected_first() -> None:
    """By the status, which the words agree with."""
    seen = Observation(status=429, body=b'{"message":"Too Many Requests. Please wait.","code":"429"}')

    assert or_customised(NOBODY, seen)[0].id == "throttle.rate-exceeded"
