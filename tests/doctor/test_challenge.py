"""What an HTTP API says of a token in the header of its answer."""

import pytest

from gatewright.doctor.challenge import challenge_says
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.exchange import Exchange
from tests.doctor.evidence import alone


def answer(status: int, text: str, challenge: str) -> Exchange:
    """Return an answer of an HTTP API with a challenge."""
    headers = Headers((("www-authenticate", challenge), ("apigw-requestid", "QZFY0GF8PHcEDJg=")))
    body = f'{{"message":"{text}"}}'.encode()
    return Exchange(observation=Observation(status=status, headers=headers, body=body))


@pytest.mark.parametrize(
    ("status", "text", "error", "why", "cause"),
    [
        (401, "Unauthorized", "invalid_token", "the token has expired", "authorizer.token-invalid"),
        (401, "Unauthorized", "invalid_token", "JWKS communication error", "authorizer.token-invalid"),
        (403, "Forbidden", "insufficient_scope", "the token does not have a valid scope", "authorizer.scope-missing"),
    ],
)
def test_the_reason_is_confirmed_by_the_header(status: int, text: str, error: str, why: str, cause: str) -> None:
    """It is API Gateway's own word, whatever else is known; its description stands in the proof."""
    exchange = answer(status, text, f'Bearer scope="a b" error="{error}" error_description="{why}"')
    (finding,) = alone(exchange).findings

    assert (finding.cause.id, finding.standing) == (cause, "confirmed")
    assert ("headers.www-authenticate", why) in [(fact.path, fact.value) for fact in finding.because]


@pytest.mark.parametrize(
    "exchange",
    [
        answer(401, "Unauthorized", "Bearer"),
        answer(401, "Unauthorized", 'Bearer error="another_error"'),
        answer(401, "no such user", 'Bearer error="invalid_token"'),
        Exchange(),
    ],
)
def test_other_challenges_say_nothing(exchange: Exchange) -> None:
    """No token, an error that API Gateway has not, or the text of a backend."""
    assert challenge_says(exchange) == ()


def test_where_the_header_is_all_that_was_shown_its_words_are_enough() -> None:
    """Only API Gateway describes a token so; in other words it may be a backend's."""
    shown = 'Bearer error="invalid_token" error_description="the token does not have a valid audience"'
    alone_shown = Exchange(observation=Observation(headers=Headers((("www-authenticate", shown),))))
    another = Exchange(
        observation=Observation(headers=Headers((("www-authenticate", shown.replace("valid", "good")),)))
    )

    assert [(one.cause.id, one.standing) for one in alone(alone_shown).findings] == [
        ("authorizer.token-invalid", "confirmed")
    ]
    assert challenge_says(another) == ()
