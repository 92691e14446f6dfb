"""The slips of signers."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from gatewright.aws.sigv4.form import read
from gatewright.aws.sigv4.reconstruct import received_text
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signed_text import SignedText
from gatewright.aws.sigv4.slips import slips, token_slips
from gatewright.model.request import Request, headers
from gatewright.model.unknown import UNKNOWN
from tests.aws.sigv4.by_botocore import HOST, Plan, on_the_wire, signature_by_botocore

PLAN = Plan(
    method="POST",
    path="/prod/white%20dogs//(big)",
    query="b=red%20fox&a=*&A",
    fields=(("Content-Type", "application/json;  charset=utf-8"),),
    body=b'{"a": [1, 2]}\n',
)
REQUEST = on_the_wire(PLAN, signature_by_botocore(PLAN)[0])


def text_of(request: Request) -> SignedText:
    """Return what AWS makes of a request."""
    sent = read(request.headers, request.query)
    assert isinstance(sent, SignatureSent)
    found = received_text(request, sent)
    assert isinstance(found, SignedText)
    return found


TEXT = text_of(REQUEST)
FOUND = list(slips(REQUEST, TEXT))


@pytest.mark.parametrize("body", [b"", b'{"a": [1, 2]}', b'{"a":[1,2]}', json.dumps({"a": [1, 2]}, indent=2).encode()])
def test_other_bodies(body: bytes) -> None:
    """None, without its last line end, and the same JSON from other writers."""
    assert sha256(body).hexdigest() in {text.body_hash for text in FOUND}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/prod/white%20dogs/(big)",
        "/prod/white%2520dogs/(big)",
        "/prod/white%252520dogs/%2528big%2529",
        "/prod/white+dogs/%28big%29",
        "/prod/white%2520dogs//%28big%29",
        "/prod/white%2520dogs/%28big%29/",
        "/white%2520dogs/%28big%29",
        f"https://{HOST}/prod/white%2520dogs/%28big%29",
        "/prod/white dogs//(big)",
    ],
)
def test_other_paths(path: str) -> None:
    """Encoded otherwise, not tidied, without the stage, a slash more, the whole URL."""
    assert path in {text.path for text in FOUND}


@pytest.mark.parametrize(
    "query",
    [
        "",
        "b=red%20fox&a=*&A",
        "b=red%20fox&a=%2A&A=",
        "A=&a=%2A&b=red+fox",
        "A=&a=*&b=red%20fox",
        "A=&a=%252A&b=red%2520fox",
        "A&a=%2A&b=red%20fox",
        "A=&a=%2A",
        "A=&a=%2a&b=red%20fox",
    ],
)
def test_other_queries(query: str) -> None:
    """As sent, in another order, encoded otherwise, a parameter less, or none."""
    assert query in {text.query for text in FOUND}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("host", f"{HOST}:443"),
        ("content-type", "application/json;  charset=utf-8"),
        ("content-type", "application/json"),
        ("content-type", ""),
        ("content-type", "text/plain;charset=UTF-8"),
        ("host", f"https://{HOST}"),
        ("host", "localhost:3000"),
        ("Host", HOST),
        ("host", f" {HOST}"),
        ("x-amz-date", "20260115T120001Z"),
    ],
)
def test_other_headers(name: str, value: str) -> None:
    """A host with its port, blanks that stayed, a type without its letters' encoding, a clock read twice."""
    assert (name, value) in {pair for text in FOUND for pair in text.headers}


def test_a_token_of_the_secret_may_have_been_signed() -> None:
    """In the header, or in a presigned query."""
    with_token = replace(TEXT, headers=(*TEXT.headers, ("x-amz-security-token", "other")), query="b=1")
    found = list(token_slips(with_token, "a/b"))

    assert [] == list(token_slips(TEXT, None))
    assert ("x-amz-security-token", "a/b") in found[0].headers
    assert found[1].query == "X-Amz-Security-Token=a%2Fb&b=1"


def test_a_header_can_be_left_out_of_what_is_signed() -> None:
    """The header line and its name go together."""
    assert "host;x-amz-date" in {text.signed_headers for text in FOUND}


@pytest.mark.parametrize(
    "scope",
    [
        "20260114/eu-west-1/execute-api/aws4_request",
        "20260115/us-east-1/execute-api/aws4_request",
        "20260115/eu-west-1/lambda/aws4_request",
    ],
)
def test_other_scopes(scope: str) -> None:
    """A day of local time, the region that clients fall back on, another service."""
    assert scope in {text.scope for text in FOUND}


def test_a_date_header_can_be_the_one_signed() -> None:
    """With two dates, a client may have signed the one that AWS does not read."""
    dated = replace(REQUEST, headers=headers([*REQUEST.headers, ("Date", "Thu, 15 Jan 2026 11:59:00 GMT")]))

    assert "20260115T115900Z" in {text.date for text in slips(dated, text_of(dated))}


def test_any_text_can_be_slipped_on() -> None:
    """Odd dates and scopes, an unknown body and bodies of odd JSON yield what they can."""
    odd = replace(TEXT, date="99991231T235959Z", scope="x", path="", query="", headers=())
    early = replace(TEXT, date="00010101T000000Z")

    assert list(slips(replace(REQUEST, body=UNKNOWN), odd))
    assert list(slips(replace(REQUEST, body=b"[" * 100_000), early))
    assert list(slips(replace(REQUEST, body=b'"\\ud800"'), replace(TEXT, date="today")))


def test_a_long_request_does_not_yield_more_and_more() -> None:
    """Segments, parameters and headers are tried one by one up to a number that does not grow."""
    many = replace(
        REQUEST,
        path="/a" * 5_000,
        query="&".join(f"a{number}=1" for number in range(5_000)),
        headers=headers([*REQUEST.headers, *(("Content-Type", "x") for _ in range(500))]),
    )

    assert len(list(slips(many, text_of(many)))) < len(FOUND) + 1_500
