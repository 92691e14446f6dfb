"""How S3 reads a signature."""

from dataclasses import replace
from hashlib import sha256

import pytest

from gatewright.aws.sigv4 import s3
from gatewright.aws.sigv4.dates import instant
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.model.cause import Signature
from gatewright.model.request import Request, headers
from gatewright.model.unknown import UNKNOWN
from tests.aws.sigv4.streaming import SENT, STAMP

NOW = instant(STAMP) or 0.0
PRESIGNED = replace(SENT, place="query", expires="60")
IN_QUERY = "X-Amz-Signature=0"


def _request(payload: str | None, body: bytes = b"", query: str = "") -> Request:
    fields = [] if payload is None else [("X-Amz-Content-Sha256", payload)]
    return Request(method="PUT", host="h", path="/b/k", query=query, headers=headers(fields), body=body)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/b/a%20b", "/b/a%20b"),
        ("/b/a+b", "/b/a%2Bb"),
        ("/b//a/../c", "/b//a/../c"),
        ("/b/%c3%bc", "/b/%C3%BC"),
        ("/b/~", "/b/~"),
    ],
)
def test_a_path_is_encoded_once(path: str, expected: str) -> None:
    """And nothing of it is tidied."""
    assert expected == s3.path_of_s3(path)


@pytest.mark.parametrize(
    ("request_", "named", "complaint"),
    [
        (_request(None), "", s3.NO_PAYLOAD_NAMED),
        (_request("UNSIGNED-PAYLOAD"), "UNSIGNED-PAYLOAD", None),
        (_request("unsigned"), "unsigned", s3.PAYLOAD_UNREADABLE),
        (_request(sha256(b"x").hexdigest(), b"x"), sha256(b"x").hexdigest(), None),
        (_request(None, query=IN_QUERY), "UNSIGNED-PAYLOAD", None),
        (_request("x", query=IN_QUERY), "UNSIGNED-PAYLOAD", None),
        (_request(None, query=f"{IN_QUERY}&X-Amz-Content-Sha256={'0' * 64}"), "0" * 64, None),
        (replace(_request(None), headers=headers([], withheld=True)), None, s3.NO_PAYLOAD_NAMED),
    ],
)
def test_the_header_names_the_payload(request_: Request, named: str | None, complaint: Signature | None) -> None:
    """In a presigned query nothing is signed of it, unless the query says so."""
    found = s3.naming_complaint(request_)

    assert complaint is (found and found[0])
    if named is not None:
        assert named == s3.payload_of_s3(request_)


def test_another_body_is_told() -> None:
    """A hash is held against what came; words are not."""
    right = sha256(b"x").hexdigest()

    assert s3.body_complaint(_request(right, b"x")) is None
    assert s3.body_complaint(_request("UNSIGNED-PAYLOAD", b"x")) is None
    assert (s3.ANOTHER_BODY, {}) == s3.body_complaint(_request(right, b"y"))
    assert (s3.ANOTHER_BODY, {}) == s3.body_complaint(replace(_request(right), body=UNKNOWN))


@pytest.mark.parametrize(
    ("sent", "seconds", "expected"),
    [
        (SENT, 0, None),
        (SENT, 899, None),
        (SENT, 901, s3.SKEWED),
        (SENT, -901, s3.SKEWED),
        (PRESIGNED, 59, None),
        (PRESIGNED, 60, s3.EXPIRED),
        (replace(PRESIGNED, expires="604800"), 604_799, None),
        (PRESIGNED, -901, s3.NOT_YET),
    ],
)
def test_a_signature_has_its_time(sent: SignatureSent, seconds: float, expected: Signature | None) -> None:
    """A quarter of an hour in a header; in a query, what it says itself."""
    found = s3.judge(sent, NOW + seconds, None, "s3")

    assert expected is (found and found[0])


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (replace(SENT, algorithm="AWS4-X"), "Unsupported Authorization Type"),
        (replace(SENT, credential=("a", "b")), "mal-formed"),
        (replace(SENT, credential=("a", "20130524", "us-east-1", "sqs", "aws4_request")), 'incorrect service "sqs"'),
        (replace(SENT, credential=("a", "20130524", "us-east-1", "s3", "aws4")), 'incorrect terminal "aws4"'),
        (replace(SENT, credential=("a", "20130525", "us-east-1", "s3", "aws4_request")), "Invalid credential date"),
        (
            replace(SENT, credential=("a", "20130524", "us-west-1", "s3", "aws4_request")),
            "the region 'us-west-1' is wrong",
        ),
        (replace(SENT, signed_headers=("date",)), "the host header must be signed"),
        (replace(SENT, date="yesterday"), "date"),
        (replace(PRESIGNED, expires=None), "X-Amz-Expires parameters"),
        (replace(PRESIGNED, expires="-1"), "should be a number"),
        (replace(PRESIGNED, expires="604801"), "less than a week"),
    ],
)
def test_what_is_malformed_is_told(sent: SignatureSent, words: str) -> None:
    """In a header and in a query by codes of their own."""
    found = s3.judge(sent, NOW, "us-east-1", "s3")

    assert found is not None
    assert (s3.MALFORMED if sent.place == "header" else s3.QUERY_MALFORMED) is found[0]
    assert words in found[1]["complaint"]
