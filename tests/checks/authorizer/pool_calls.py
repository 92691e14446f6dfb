"""Calls of `GET /pets` behind an authorizer of a user pool, with a token of one's choice."""

from dataclasses import replace
from typing import Any, Final

from gatewright.checks.authorizer.cognito import cognito
from gatewright.model.authorizer import Authorizer
from gatewright.model.call import Call
from gatewright.model.outcome import Ask, Outcome
from gatewright.model.question import Answer, KeySet
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.checks.presence import known
from tests.tokens import POOL, jwks

ARN: Final = f"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/{POOL}"
AUTHORIZER: Final = Authorizer(
    id="p00l00",
    name="pool",
    type="COGNITO_USER_POOLS",
    identity_sources=("method.request.header.Authorization",),
    provider_arns=("arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Other0000", ARN),
)
KEYS: Final = KeySet(jwks())


def calling(
    token: str | None, *, scopes: tuple[str, ...] | Unknown = (), header: str = "Authorization", **members: Any
) -> Call:
    """Return the call at the authorizer, with this value of the header."""
    call = known()
    assert not isinstance(call.route, Unknown)
    method = replace(call.route.method, authorization_type="COGNITO_USER_POOLS", authorization_scopes=scopes)
    fields = (("Host", call.request.host), *(() if token is None else ((header, token),)))
    request = replace(call.request, headers=Headers(fields), **members)
    return replace(call, request=request, route=replace(call.route, method=method), authorized=UNKNOWN)


def outcome(call: Call, authorizer: Authorizer | Unknown = AUTHORIZER, keys: Answer = KEYS) -> Outcome:
    """Return what the check says once its question is answered."""
    said = cognito(call, authorizer)
    if isinstance(said, Ask):
        said = cognito(call.answered(said.question, keys), authorizer)
    assert not isinstance(said, Ask)
    return said
