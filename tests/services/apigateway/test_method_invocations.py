import asyncio
from dataclasses import replace
from typing import Any

import pytest

from gatewright.model.method_invocation import MethodInvocation, MethodInvoked
from gatewright.model.response import Response
from gatewright.services.apigateway import method_invocations
from gatewright.services.later import Later
from gatewright.store.documents import Document
from tests.services.account import Pets


class Told:
    """Whoever invokes methods, in a test."""

    def __init__(self) -> None:
        self.asked: list[MethodInvocation] = []

    async def invoke_method(self, invocation: MethodInvocation) -> MethodInvoked:
        """Answer two cookies."""
        self.asked.append(invocation)
        headers = (("Content-Type", "text/plain"), ("Set-Cookie", "a"), ("Set-Cookie", "b"))
        return MethodInvoked(response=Response(status=201, headers=headers, body=b"x"), log="lines", latency=7)


def begun(pets: Pets, told: Told | None, **params: Any) -> Later:
    """Begin a test invocation of `GET /pets`."""
    operation = replace(pets.account.operation({**pets.method, **params}), methods=told)
    with pets.account.store.transaction(operation.account_id, operation.region) as documents:
        return method_invocations.test_invoke_method(documents, operation)


def waited(later: Later) -> Document:
    """Return the output of an operation."""

    async def main() -> Document:
        return await later.finish()

    return asyncio.run(main())


def test_answer_is_shown(pets: Pets) -> None:
    """Of several values `headers` has the last, `multiValueHeaders` all."""
    found = waited(begun(pets, Told()))

    assert {
        "status": 201,
        "body": "x",
        "headers": {"Content-Type": "text/plain", "Set-Cookie": "b"},
        "multiValueHeaders": {"Content-Type": ["text/plain"], "Set-Cookie": ["a", "b"]},
        "log": "lines",
        "latency": 7,
    } == found


def test_request_is_what_was_told(pets: Pets) -> None:
    """Path and query, body, and every header; a name that stands in both maps counts once."""
    told = Told()
    later = begun(
        pets,
        told,
        pathWithQueryString="/pets?a=1",
        body="{}",
        headers={"X-A": "1", "X-B": "2"},
        multiValueHeaders={"x-a": ["3", "4"]},
        stageVariables={"v": "1"},
    )
    waited(later)
    (asked,) = told.asked

    assert ("GET", "/pets", "a=1", b"{}", (("X-B", "2"), ("x-a", "3"), ("x-a", "4"))) == (
        asked.request.method,
        asked.request.path,
        asked.request.query,
        asked.request.body,
        asked.request.headers.items,
    )
    assert ({"v": "1"}, "GET") == (asked.stage_variables, asked.http_method)


@pytest.mark.parametrize(
    ("params", "code", "message"),
    [
        ({"resourceId": "no"}, "NotFoundException", "Invalid Resource identifier specified"),
        ({"httpMethod": "PUT"}, "NotFoundException", "Invalid Method identifier specified"),
    ],
)
def test_what_is_not_there_is_refused(pets: Pets, params: dict[str, str], code: str, message: str) -> None:
    """Recorded."""
    assert (code, message) == pets.account.refusal("test_invoke_method", **{**pets.method, **params})


def test_client_certificate_is_handed_over(pets: Pets) -> None:
    """With its key, which only the data plane sees; one that is not there is refused (inferred)."""
    told = Told()
    made = pets.account.call("generate_client_certificate")["clientCertificateId"]
    waited(begun(pets, told, clientCertificateId=made))
    waited(begun(pets, told))
    first, second = (one.client_certificate for one in told.asked)

    assert first is not None
    assert (made, True, None) == (first["clientCertificateId"], "privateKey" in first, second)
    assert ("NotFoundException", "Invalid Client Certificate identifier specified") == pets.account.refusal(
        "test_invoke_method", **pets.method, clientCertificateId="c"
    )


def test_server_without_a_data_plane_says_so(pets: Pets) -> None:
    """Rather than answer anything."""
    code, _ = pets.account.refusal("test_invoke_method", **pets.method)

    assert "NotImplementedException" == code
