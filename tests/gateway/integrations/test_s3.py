import asyncio
import json
from typing import Any

import pytest

from gatewright.aws.service_role import ServiceRole
from gatewright.gateway.passed import Served
from gatewright.model.principal import Caller, NamedPolicy, Principal
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.wire.recognise import service_name
from tests.gateway.one_method import ACCOUNT, OneMethod, request

ROLE = f"arn:aws:iam::{ACCOUNT}:role/s3"
URI = "arn:aws:apigateway:eu-west-1:s3:path/pets/{key}"
FOUND = Response(status=200, headers=(("Content-Type", "text/plain"), ("ETag", '"e"')), body=b"Rex")


def role(*actions: str) -> ServiceRole:
    """Return a role that API Gateway may assume, and that may do this."""
    trust = {"Effect": "Allow", "Principal": {"Service": "apigateway.amazonaws.com"}, "Action": "sts:AssumeRole"}
    allowed = {"Effect": "Allow", "Action": list(actions), "Resource": "arn:aws:s3:::pets/*"}
    caller = Caller(kind="assumed-role", account=ACCOUNT, issuer_arn=ROLE, user_name=None, tags={}, has_boundary=False)
    principal = Principal(
        caller=caller,
        identity_policies=(NamedPolicy("p", json.dumps({"Statement": [allowed]})),),
        boundary=None,
        session_policies=None,
        scps=(),
    )
    return ServiceRole(arn=ROLE, trust=json.dumps({"Statement": [trust]}), principal=principal)


class Asked:
    """The S3 of a server, in a test."""

    def __init__(self, answer: Response = FOUND, seconds: float = 0.0) -> None:
        self.answer = answer
        self.seconds = seconds
        self.requests: list[Request] = []

    async def __call__(self, asked: Request) -> Response:
        """Answer."""
        self.requests.append(asked)
        await asyncio.sleep(self.seconds)
        return self.answer


def served(
    asked: Asked, acting: ServiceRole | None, target: str = "/pets/rex", verb: str = "GET", **more: Any
) -> Served:
    """Return what a method in front of S3 answers."""
    integration = {
        "type": "AWS",
        "httpMethod": verb,
        "uri": URI,
        "credentials": ROLE,
        "requestParameters": {"integration.request.path.key": "method.request.path.name"},
        "integrationResponses": {
            "200": {
                "statusCode": "200",
                "responseParameters": {
                    "method.response.header.Content-Type": "integration.response.header.Content-Type",
                    "method.response.header.ETag": "integration.response.header.ETag",
                },
            },
            "403": {"statusCode": "403", "selectionPattern": "403"},
        },
        **more,
    }
    one = OneMethod(integration=integration, path="/pets/{name}", verb=verb)
    sent = request(target, verb, headers={"Authorization": "Bearer x"}, body=b"body" if verb == "PUT" else b"")
    return one.invoked(sent, None, ask=asked, role={ROLE: acting}.get)


def test_object_is_fetched() -> None:
    """The key as it was sent; S3's own fields can be mapped, and a trace id is set."""
    asked = Asked()
    found = served(asked, role("s3:GetObject"), "/pets/rex%20x").response

    assert ("GET", "s3.eu-west-1.amazonaws.com", "/pets/rex%20x") == (
        asked.requests[0].method,
        asked.requests[0].host,
        asked.requests[0].path,
    )
    assert (200, b"Rex", "text/plain", '"e"') == (
        found.status,
        found.body,
        found.header("content-type"),
        found.header("etag"),
    )
    assert found.header("x-amzn-trace-id") is not None


def test_request_is_for_s3_and_carries_nothing_of_the_caller() -> None:
    """Its signature names the service; the caller's own is not passed on."""
    asked = Asked()
    served(asked, role("s3:PutObject"), verb="PUT")

    assert "s3" == service_name(asked.requests[0])
    assert b"body" == asked.requests[0].body
    assert "Bearer" not in str(asked.requests[0].headers.items)


@pytest.mark.parametrize("acting", [role("s3:PutObject"), role("s3:GetObjectAcl")])
def test_role_that_does_not_allow_it_is_refused_by_s3(acting: ServiceRole) -> None:
    """The refusal is mapped by its status, and S3 is not asked."""
    asked = Asked()
    found = served(asked, acting).response

    assert (403, []) == (found.status, asked.requests)
    assert b"<Code>AccessDenied</Code>" in found.body


def test_call_without_a_role_is_anonymous() -> None:
    """S3 lets nobody in whom it does not know."""
    assert 403 == served(Asked(), None, credentials="").response.status


def test_role_that_cannot_be_assumed_is_a_500() -> None:
    """The log has AWS's line."""
    found = served(Asked(), None)

    assert 500 == found.response.status
    assert f"API Gateway does not have permission to assume the provided role {ROLE}" in str(found.execution.failure)


def test_slow_s3_is_a_504() -> None:
    """After the integration's own time."""
    found = served(Asked(seconds=1.0), role("s3:GetObject"), timeoutInMillis=50)

    assert (504, "INTEGRATION_TIMEOUT") == (found.response.status, found.failed_as)


@pytest.mark.parametrize("uri", ["arn:aws:apigateway:eu-west-1:s3:action/GetObject", URI + "/${stageVariables.no}"])
def test_uri_without_an_address_is_a_500(uri: str) -> None:
    """Only paths are served, and every stage variable has to be there."""
    found = served(Asked(), role("s3:GetObject"), uri=uri)

    assert "Execution failed due to configuration error: Invalid endpoint address" == found.execution.failure


def test_s3_is_asked_as_the_caller() -> None:
    """Nobody signed here, so nobody may."""
    asked = Asked()
    found = served(asked, None, credentials="arn:aws:iam::*:user/*")

    assert (403, []) == (found.response.status, asked.requests)
