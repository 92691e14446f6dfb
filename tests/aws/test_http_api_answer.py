"""What functions behind an HTTP API may answer."""

import json
from typing import Any

import pytest

from gatewright.aws.http_api_answer import WrongMemberError, read_first_format, read_second_format
from gatewright.aws.lambda_proxy_answer import MalformedAnswerError, ProxyAnswer

JSON = (("content-type", "application/json"),)


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ({"a": "é"}, '{"a":"é"}'),
        ([1, 2], "[1,2]"),
        ("Hello from Lambda!", "Hello from Lambda!"),
        (None, "null"),
        (7, "7"),
    ],
)
def test_without_a_status_the_whole_answer_is_the_body(said: Any, body: str) -> None:
    """Of a 200 of the type JSON; a text is its own body."""
    assert read_second_format(json.dumps(said).encode()) == ProxyAnswer(
        status=200, headers=JSON, body=body, base64=False
    )


def test_with_a_status_the_members_count() -> None:
    """Cookies become fields of their own; members that there are not are passed over."""
    said = {"statusCode": "404", "headers": {"A": True, "B": None}, "cookies": ["c=1"], "body": "x", "other": 1}

    assert read_second_format(json.dumps(said).encode()) == ProxyAnswer(
        status=404, headers=(("A", "true"), ("set-cookie", "c=1")), body="x", base64=False
    )


@pytest.mark.parametrize(
    ("said", "member"),
    [
        ({"statusCode": None}, "statusCode"),
        ({"statusCode": 99}, "statusCode"),
        ({"statusCode": True}, "statusCode"),
        ({"statusCode": 200, "headers": []}, "headers"),
        ({"statusCode": 200, "headers": {"A": {}}}, "headers"),
        ({"statusCode": 200, "headers": {"A b": "1"}}, "headers"),
        ({"statusCode": 200, "headers": {"A": "1\r\nB: 2"}}, "headers"),
        ({"statusCode": 200, "cookies": "a=1"}, "cookies"),
        ({"statusCode": 200, "body": {}}, "body"),
        ({"statusCode": 200, "isBase64Encoded": "yes"}, "isBase64Encoded"),
    ],
)
def test_a_member_of_the_wrong_type_is_named(said: Any, member: str) -> None:
    """As AWS names it in the log."""
    with pytest.raises(WrongMemberError) as caught:
        read_second_format(json.dumps(said).encode())

    assert str(caught.value) == f'Lambda body contains the wrong type for field "{member}"'


@pytest.mark.parametrize("payload", [b"", b"nothing", b"NaN", b"[" * 100_000])
def test_what_is_no_json_is_malformed(payload: bytes) -> None:
    """In either format."""
    for read in (read_first_format, read_second_format):
        with pytest.raises(MalformedAnswerError):
            read(payload)


def test_the_first_format_is_that_of_rest_apis_with_a_status() -> None:
    """Which has to be there."""
    assert read_first_format(b'{"statusCode":201}').status == 201
    with pytest.raises(WrongMemberError):
        read_first_format(b'{"body":"x"}')
