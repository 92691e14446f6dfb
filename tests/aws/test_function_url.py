import json
from dataclasses import replace

import pytest

from gatewright.aws.function_url import address, event, is_of_aws, read_answer, tls_fields, url_id
from gatewright.aws.lambda_proxy_answer import MalformedAnswerError
from gatewright.model.request import Headers, Peer, Request, Tls

ID = "a" * 32
HOST = f"{ID}.lambda-url.eu-west-1.on.aws"
ASKED = Request(
    method="POST",
    host=HOST,
    path="/a/b",
    query="q=1&q=2&r=",
    headers=Headers((("Host", HOST), ("User-Agent", "curl"))),
    body=b'{"message": "hello world"}',
    peer=Peer(source_ip="203.0.113.7", tls=Tls(version="TLSv1.3", cipher_suite="TLS_AES_128_GCM_SHA256")),
    received_at=1_768_478_400.0,
    request_id="0f0e0d0c-0b0a-4908-8706-050403020100",
)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        (HOST, ID),
        (f"{ID}.lambda-url.eu-west-1.localhost.localstack.cloud", ID),
        ("lambda-url.eu-west-1.on.aws", None),
        ("a.execute-api.eu-west-1.amazonaws.com", None),
    ],
)
def test_host_names_a_url(host: str, expected: str | None) -> None:
    """Under AWS's domain or another; only AWS's leads inward from an integration."""
    assert expected == url_id(host)
    assert is_of_aws(host) == (host == HOST)
    assert f"https://{HOST}/" == address(ID, "eu-west-1")


def test_function_is_told_what_is_recorded() -> None:
    """Names are in lower case, several values one text; what is of one hop stays behind, but not the length.

    recorded: LocalStack, AWS-validated test_http_integration_with_lambda and
    test_http_proxy_integration_request_data_mappings (2024).
    """
    fields = (
        ("Host", HOST),
        ("Content-Type", "application/json"),
        ("Content-Length", "26"),
        ("Connection", "close"),
        ("Cookie", "a=1; b=2"),
    )
    found = event(ASKED, ID, (*fields, *tls_fields(ASKED)))

    assert {
        "host": HOST,
        "content-type": "application/json",
        "content-length": "26",
        "x-amzn-tls-version": "TLSv1.3",
        "x-amzn-tls-cipher-suite": "TLS_AES_128_GCM_SHA256",
    } == found["headers"]
    assert ({"q": "1,2", "r": ""}, ["a=1", "b=2"], "/a/b") == (
        found["queryStringParameters"],
        found["cookies"],
        found["rawPath"],
    )
    assert ('{"message": "hello world"}', False) == (found["body"], found["isBase64Encoded"])
    context = found["requestContext"]
    assert (HOST, ID, "anonymous", "203.0.113.7", "POST") == (
        context["domainName"],
        context["apiId"],
        context["accountId"],
        context["http"]["sourceIp"],
        context["http"]["method"],
    )
    assert "15/Jan/2026:12:00:00 +0000" == context["time"]


def test_what_is_not_there_has_no_member() -> None:
    """Functions ask for a body and for parameters with a default."""
    found = event(replace(ASKED, body=b"", query="", peer=Peer()), ID, ())

    assert not {"body", "queryStringParameters", "cookies"} & set(found)
    assert [] == tls_fields(replace(ASKED, peer=Peer()))


@pytest.mark.parametrize(
    ("answer", "status", "body"),
    [
        ({"statusCode": 201, "body": {"a": 1}}, 201, '{"a":1}'),
        ({"statusCode": 200, "body": "text"}, 200, "text"),
        ({"statusCode": 200}, 200, ""),
        ({"a": 1}, 200, '{"a":1}'),
        ("text", 200, "text"),
    ],
)
def test_answer_is_read(answer: object, status: int, body: str) -> None:
    """A body that is no text is written as JSON; an answer without a status is its own body."""
    found = read_answer(json.dumps(answer).encode())

    assert (status, body) == (found.status, found.body)


def test_answer_that_is_no_json_cannot_be_read() -> None:
    """Nor one with a status that is none."""
    for payload in (b"nonsense", b'{"statusCode": "x"}'):
        with pytest.raises(MalformedAnswerError):
            read_answer(payload)
