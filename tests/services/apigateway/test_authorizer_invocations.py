import asyncio
from dataclasses import replace
from typing import Any

import pytest

from gatewright.model.authorizer import Authorized
from gatewright.model.authorizer_invocation import AuthorizerInvocation, AuthorizerInvoked
from gatewright.services.apigateway import authorizer_invocations
from gatewright.services.later import Later
from gatewright.store.documents import Document
from gatewright.wire.errors import ServiceError
from tests.services.account import Pets

URI = (
    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
    "arn:aws:lambda:us-east-1:000000000000:function:door/invocations"
)


class Told:
    """Whoever invokes authorizers, in a test."""

    def __init__(self, authorized: Authorized | None) -> None:
        self.authorized = authorized
        self.asked: list[AuthorizerInvocation] = []

    async def invoke_authorizer(self, invocation: AuthorizerInvocation) -> AuthorizerInvoked:
        """Answer as told."""
        self.asked.append(invocation)
        status = 401 if self.authorized is None else 0
        return AuthorizerInvoked(client_status=status, authorized=self.authorized, log="lines", latency=7)


def made(pets: Pets) -> str:
    """Make an authorizer."""
    made = pets.account.call(
        "create_authorizer",
        restApiId="pets",
        name="door",
        type="TOKEN",
        authorizerUri=URI,
        identitySource="method.request.header.Authorization",
    )
    return str(made["id"])


def begun(pets: Pets, told: Told | None, authorizer_id: str, **params: Any) -> Later:
    """Begin a test invocation."""
    whole = {"restApiId": "pets", "authorizerId": authorizer_id, **params}
    operation = replace(pets.account.operation(whole), authorizers=told)
    with pets.account.store.transaction(operation.account_id, operation.region) as documents:
        return authorizer_invocations.test_invoke_authorizer(documents, operation)


def waited(later: Later) -> Document:
    """Return the output of an operation."""

    async def main() -> Document:
        return await later.finish()

    return asyncio.run(main())


@pytest.mark.parametrize(
    ("authorized", "expected"),
    [
        (Authorized(principal_id="me", policy="{}"), {"clientStatus": 0, "principalId": "me", "policy": "{}"}),
        (Authorized(claims={"sub": "1"}), {"clientStatus": 0, "claims": {"sub": "1"}}),
        (None, {"clientStatus": 401}),
    ],
)
def test_answer_is_shown(pets: Pets, authorized: Authorized | None, expected: Document) -> None:
    """What is not known is left out."""
    found = waited(begun(pets, Told(authorized), made(pets)))

    assert {**expected, "log": "lines", "latency": 7} == found


def test_request_is_what_was_told(pets: Pets) -> None:
    """`GET /` where nothing else is said; the authorizer as saved."""
    told = Told(None)
    authorizer_id = made(pets)
    waited(begun(pets, told, authorizer_id, headers={"A": "1"}, stageVariables={"v": "1"}))
    waited(begun(pets, told, authorizer_id, pathWithQueryString="/pets?a=1"))
    first, second = told.asked

    assert ("GET", "/", "", (("A", "1"),)) == (
        first.request.method,
        first.request.path,
        first.request.query,
        first.request.headers.items,
    )
    assert ("/pets", "a=1") == (second.request.path, second.request.query)
    assert ({"v": "1"}, "door") == (first.stage_variables, first.authorizer["name"])


@pytest.mark.parametrize(
    ("params", "code", "message"),
    [
        ({"authorizer_id": "no"}, "NotFoundException", "Invalid Authorizer identifier specified"),
        (
            {"additionalContext": {"a": "1"}},
            "NotImplementedException",
            "TestInvokeAuthorizer with an additionalContext is not offered: nothing would read it",
        ),
    ],
)
def test_what_cannot_be_invoked_is_refused(pets: Pets, params: dict[str, Any], code: str, message: str) -> None:
    """AWS's text, and ours."""
    with pytest.raises(ServiceError) as caught:
        begun(pets, Told(None), **{"authorizer_id": made(pets), **params})

    assert (code, message) == (caught.value.code, caught.value.message)


def test_server_without_a_data_plane_says_so(pets: Pets) -> None:
    """Nobody could answer."""
    with pytest.raises(ServiceError, match="no data plane"):
        begun(pets, None, made(pets))
