from typing import Any

import pytest

from gatewright.aws.policy.compile import policy
from gatewright.gateway.functions.callee import drawn, find
from gatewright.gateway.functions.known import KnownFunction, Route
from gatewright.model.invocation import Invocation, Invoked
from tests.gateway.functions.made import ACCOUNT, REGION, arn, runnable

SOURCE = "arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4e5/prod/GET/pets"


def allowing(resource: str) -> Any:
    """Return a policy that lets API Gateway call a function for one API."""
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "apigateway.amazonaws.com"},
        "Action": "lambda:InvokeFunction",
        "Resource": resource,
        "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4e5/*"}},
    }
    return policy({"Version": "2012-10-17", "Statement": [statement]}, "resource")


FUNCTIONS = {
    (ACCOUNT, REGION, "f"): KnownFunction(
        versions={"$LATEST": runnable(), "1": runnable(version="1")},
        aliases={"prod": Route(version="1"), "lost": Route(version="9", weights=())},
        policies={"": allowing(arn())},
        reserved=None,
        urls={},
    )
}


def version(**call: Any) -> str | None:
    """Return which version a call runs; `None` where it is refused."""
    found = find(FUNCTIONS, Invocation(**call), "r")
    return None if isinstance(found, Invoked) else found[0].version


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (arn(), "$LATEST"),
        (arn("f", "$LATEST"), "$LATEST"),
        (arn("f", "1"), "1"),
        (arn("f", "prod"), "1"),
        (arn("f", "2"), None),
        (arn("g"), None),
        (arn().replace("000000000000", "111111111111"), None),
        (arn().replace("eu-west-1", "us-east-1"), None),
        ("f", None),
    ],
)
def test_a_qualifier_leads_to_a_version(name: str, expected: str | None) -> None:
    """A version by its number, an alias to where it leads; whatever is not there is refused."""
    assert expected == version(function_arn=name)


def test_a_refusal_names_what_was_called() -> None:
    """AWS's text has the ARN with its qualifier."""
    found = find(FUNCTIONS, Invocation(function_arn=arn("f", "2")), "r")

    assert isinstance(found, Invoked)
    assert f"Function not found: {arn('f', '2')}" == found.message


def test_api_gateway_needs_a_permission() -> None:
    """For the source that it calls for, and under the name that it calls; an IAM caller needs none here."""
    refused = find(FUNCTIONS, Invocation(function_arn=arn("f", "prod"), source_arn=SOURCE), "r")

    assert "$LATEST" == version(function_arn=arn(), source_arn=SOURCE)
    assert version(function_arn=arn(), source_arn=SOURCE.replace("a1b2c3d4e5", "other")) is None
    assert isinstance(refused, Invoked)
    assert "permission" == refused.failure


@pytest.mark.parametrize(("lot", "expected"), [(0.0, "2"), (0.24, "2"), (0.26, "1"), (0.99, "1")])
def test_an_alias_may_share_its_calls(lot: float, expected: str) -> None:
    """A quarter to version 2, the rest to version 1."""
    assert expected == drawn(Route(version="1", weights=(("2", 0.25),)), lot)
