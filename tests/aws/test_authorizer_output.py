"""What a Lambda authorizer's function answered."""

import json
from typing import Any

import pytest

from gatewright.aws.authorizer_output import raised, returned
from gatewright.model.authorizer import Failed, Returned

ALLOW = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}
POLICY = {"Version": "2012-10-17", "Statement": [ALLOW]}


def said(**members: Any) -> bytes:
    """Return an answer with these members besides, or instead of, those that it must have."""
    return json.dumps({"principalId": "me", "policyDocument": POLICY, **members}).encode()


def test_an_answer_says_who_calls_and_what_he_may() -> None:
    """Principal, policy, context and API key are read; numbers and booleans of the context become texts."""
    found = returned(said(context={"tier": "gold", "level": 3, "admin": True}, usageIdentifierKey="sesame"))

    assert isinstance(found, Returned)
    assert found.authorized.principal_id == "me"
    assert json.loads(found.authorized.policy or "") == POLICY
    assert found.authorized.context == {"tier": "gold", "level": "3", "admin": "true"}
    assert found.authorized.usage_identifier_key == "sesame"


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"null",
        b'"text"',
        b"{",
        b"[" * 100_000,
        said(principalId=None),
        said(policyDocument="{}"),
        said(policyDocument={"Statement": [{"Effect": "Maybe", "Action": "*", "Resource": "*"}]}),
        said(policyDocument={"Statement": [{**ALLOW, "Resource": "arn:aws:execute-api:" + "x" * 500}]}),
        said(context={"list": [1]}),
        said(context={"map": {}}),
        said(context={"claims": "reserved"}),
        said(context="text"),
        said(usageIdentifierKey=7),
        said(context={"level": float("nan")}),
        said(isAuthorized=True),
    ],
)
def test_what_api_gateway_cannot_read_is_malformed(payload: bytes) -> None:
    """It is a fault of the configuration: nobody is let in by it."""
    found = returned(payload)

    assert isinstance(found, Failed)
    assert found.kind == "malformed"


def test_a_function_may_turn_the_caller_away() -> None:
    """An error of just the word Unauthorized is an answer; any other is a fault."""
    away = json.dumps({"errorMessage": "Unauthorized", "errorType": "Exception"}).encode()
    broken = json.dumps({"errorMessage": "Unauthorized!", "errorType": "Exception"}).encode()

    assert (raised(away).kind, raised(broken).kind, raised(b"?").kind) == ("unauthorized", "error", "error")


def test_a_foreign_member_is_named() -> None:
    """As AWS's log names it: an answer of the simple kind, say, which HTTP APIs alone know."""
    found = returned(said(isAuthorized=True))

    assert isinstance(found, Failed)
    assert found.detail == 'Invalid JSON in response: Unrecognized field "isAuthorized" , not marked as ignorable'


@pytest.mark.parametrize("many", [True, False])
def test_an_effect_may_be_spelled_in_small_letters(many: bool) -> None:
    """As a test of the AWS CDK has it, which lets in and turns away on AWS."""
    small = {**ALLOW, "Effect": "allow"}
    found = returned(said(policyDocument={"Version": "2012-10-17", "Statement": [small] if many else small}))

    assert isinstance(found, Returned)
    expected = {"Version": "2012-10-17", "Statement": [ALLOW] if many else ALLOW}
    assert expected == json.loads(found.authorized.policy or "")
