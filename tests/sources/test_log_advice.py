"""The access log format that tells the most."""

import json

import pytest

from gatewright.aws.context_variables import VARIABLES
from gatewright.sources.access_log import guessed, reader
from gatewright.sources.log_advice import advised, commands

OTHERS = {"routeKey", "connectionId", "eventType", "messageId"}


@pytest.mark.parametrize("api_type", ["rest", "http", "websocket"])
def test_every_variable_is_one_of_awss(api_type: str) -> None:
    """One line of JSON, each member named as its variable; no secret among them."""
    form = advised(api_type)
    members = json.loads(form)

    assert "\n" not in form
    assert all(value == f"$context.{name}" for name, value in members.items())
    assert members.keys() <= set(VARIABLES) | OTHERS
    assert not {"identity.apiKey", "identity.clientCert.clientCertPem"} & members.keys()
    assert {"requestId", "status", "error.message"} <= members.keys()


@pytest.mark.parametrize("api_type", ["rest", "http", "websocket"])
def test_its_lines_are_read_again(api_type: str) -> None:
    """With the format, and by sight."""
    form = advised(api_type)
    line = json.dumps({name: "403" if name == "status" else "-" for name in json.loads(form)})
    given, sight = reader(form)(line), guessed(line)

    assert given is not None
    assert sight is not None
    assert ("403", "403") == (given["status"], sight["status"])


@pytest.mark.parametrize(
    ("api_type", "start"),
    [
        ("rest", "aws apigateway update-stage "),
        ("http", "aws apigatewayv2 update-stage "),
        ("websocket", "aws apigatewayv2"),
    ],
)
def test_the_command_sets_it(api_type: str, start: str) -> None:
    """Of the AWS CLI, with the log group left to fill in."""
    command = commands(api_type, advised(api_type))

    assert command.startswith(start)
    assert "<log-group-arn>" in command
