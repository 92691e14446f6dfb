"""A `wget` command tells the request that wget would send."""

import shlex

import pytest

from gatewright.model.unknown import PartlyTold, Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.wget_command import wget_command

URL = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/pets"


def told(line: str) -> Exchange:
    """Return the call of the words behind `wget`."""
    found = wget_command(shlex.split(line.replace("URL", URL)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "method", "body"),
    [
        ("-qO- URL", "GET", b""),
        ("-O out -o log -t 3 URL", "GET", b""),
        ("--post-data='a=1' URL", "POST", b"a=1"),
        ("--method=PUT --body-data '{}' URL", "PUT", b"{}"),
        ("--method PATCH --body-file x URL", "PATCH", None),
        ("--post-file=x URL", "POST", None),
    ],
)
def test_verb_and_body(line: str, method: str, body: bytes | None) -> None:
    """The verb that wget chooses or is told, and what it sends."""
    call = told(line)

    assert (call.method, None if isinstance(call.body, Unknown) else call.body) == (method, body)


def test_fields() -> None:
    """Those that are named, and those of wget's own; a password is kept until somebody asks for it."""
    call = told("--header='x-api-key: bogus' --header \"Authorization: Bearer $TOKEN\" -U me URL")
    token = call.headers.get("authorization")

    assert [call.headers.get(name) for name in ("x-api-key", "user-agent", "accept-encoding")] == [
        "bogus",
        "me",
        "identity",
    ]
    assert isinstance(token, PartlyTold)
    assert told("--user=me --password=pw URL").headers.get("authorization") is None
    assert told("--auth-no-challenge --user=me --password=pw URL").headers.get("authorization") == "Basic bWU6cHc="
    assert isinstance(told("--auth-no-challenge --user=me --password=$PW URL").headers.get("authorization"), PartlyTold)


@pytest.mark.parametrize("line", ["", "--version", "URL URL", "fine"])
def test_what_is_no_single_call(line: str) -> None:
    """None, several, and the words of a sentence."""
    assert wget_command(shlex.split(line.replace("URL", URL))) is None
