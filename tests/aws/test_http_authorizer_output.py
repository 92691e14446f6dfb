"""What the function of an HTTP API's authorizer answered."""

import json
from typing import Any

import pytest

from gatewright.aws.http_authorizer_output import returned_to_http_api
from gatewright.model.authorizer import Failed, Returned

POLICY = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}]}


def read(said: Any, *, simple: bool) -> Any:
    """Read an answer."""
    return returned_to_http_api(json.dumps(said).encode(), simple=simple)


@pytest.mark.parametrize(("authorized", "effect"), [(True, "Allow"), (False, "Deny")])
def test_a_simple_response_allows_or_denies_everything(authorized: bool, effect: str) -> None:
    """Its context may have any shape: whole for functions, as texts for logs."""
    answer = read({"isAuthorized": authorized, "context": {"a": [1], "b": "x", "c": None}}, simple=True)

    assert isinstance(answer, Returned)
    assert json.loads(answer.authorized.policy or "")["Statement"][0]["Effect"] == effect
    assert answer.authorized.context == {"a": "[1]", "b": "x"}
    assert answer.authorized.details == '{"a":[1],"b":"x","c":null}'


@pytest.mark.parametrize(
    "said", [{}, {"isAuthorized": "true"}, {"isAuthorized": 1}, {"isAuthorized": True, "context": []}, [], None]
)
def test_whatever_else_is_no_simple_response(said: Any) -> None:
    """Nobody passes."""
    assert isinstance(read(said, simple=True), Failed)


def test_a_policy_is_read_as_that_of_a_rest_api() -> None:
    """But that its context may have any shape; where simple responses are on, it is none."""
    said = {"principalId": "me", "policyDocument": POLICY, "context": {"a": {"b": 1}}}
    answer = read(said, simple=False)

    assert isinstance(answer, Returned)
    assert (answer.authorized.principal_id, answer.authorized.context) == ("me", {"a": '{"b":1}'})
    assert json.loads(answer.authorized.policy or "") == POLICY
    assert isinstance(read(said, simple=True), Failed)
    assert isinstance(read({"isAuthorized": True}, simple=False), Failed)
    assert isinstance(read({**said, "context": "x"}, simple=False), Failed)


@pytest.mark.parametrize("payload", [b"", b"NaN", b"no"])
def test_what_is_no_json_is_a_fault(payload: bytes) -> None:
    """In either form."""
    assert isinstance(returned_to_http_api(payload, simple=True), Failed)
    assert isinstance(returned_to_http_api(payload, simple=False), Failed)
