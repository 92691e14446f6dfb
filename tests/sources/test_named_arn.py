"""The ARN in a refusal tells what was called."""

import json

import pytest

from gatewright.model.observation import Observation
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.exchange import Exchange
from gatewright.sources.named_arn import with_named_arn


def denied(arn: str, action: str = "execute-api:Invoke", **more: object) -> Exchange:
    """Return a refusal that names an ARN."""
    text = f"User: anonymous is not authorized to perform: {action} on resource: {arn} with an explicit deny"
    return Exchange(observation=Observation(body=json.dumps({"Message": text}).encode()), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arn", "host", "path"),
    [
        (
            "arn:aws:execute-api:us-west-2:********7089:u1hp5d8r0b/api/GET/a/b",
            "u1hp5d8r0b.execute-api.us-west-2.amazonaws.com",
            "/api/a/b",
        ),
        (
            "arn:aws:execute-api:us-east-1:123456789012:u1hp5d8r0b/prod/GET/",
            "u1hp5d8r0b.execute-api.us-east-1.amazonaws.com",
            "/prod/",
        ),
        (
            "arn:aws-cn:execute-api:cn-north-1:********7089:u1/prod/GET/x",
            "u1.execute-api.cn-north-1.amazonaws.com.cn",
            "/prod/x",
        ),
    ],
)
def test_verb_host_and_path_are_filled_in(arn: str, host: str, path: str) -> None:
    """The stage stands before the path again."""
    found = with_named_arn(denied(arn))

    assert ("GET", host, path) == (found.method, found.host, found.path)


def test_what_the_caller_told_stays() -> None:
    """A custom domain name is not replaced."""
    arn = "arn:aws:execute-api:us-west-2:********7089:u1hp5d8r0b/api/GET/a"
    found = with_named_arn(denied(arn, host="api.example.com", path="/a", method="GET"))

    assert ("api.example.com", "/a") == (found.host, found.path)


@pytest.mark.parametrize(
    "exchange",
    [
        Exchange(),
        denied("arn:aws:s3:::bucket"),
        denied("arn:aws:execute-api:us-east-1:1:a/prod/POST/@connections/x", "execute-api:ManageConnections"),
    ],
)
def test_other_answers_name_no_call(exchange: Exchange) -> None:
    """Only a refused Invoke names a method that was called."""
    assert UNKNOWN == with_named_arn(exchange).path
