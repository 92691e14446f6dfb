"""Which part of a signature is wrong."""

import json
from dataclasses import replace

import pytest

from gatewright.aws.sigv4.answers import MISMATCH
from gatewright.aws.sigv4.canonical import EMPTY_BODY_HASH
from gatewright.aws.sigv4.signed_text import SignedText, printed
from gatewright.aws.sigv4.signing_keys import SigningKeys
from gatewright.aws.sigv4.surgeon import compare, path_detail
from gatewright.aws.sigv4.verify import verify
from gatewright.model.message import fill
from tests.aws.sigv4.by_botocore import FAULTS, NOW, REGION, Planted, planted

SEEDS = range(16)
CASES = [case for fault in FAULTS for seed in SEEDS for case in planted(fault, seed)]

TEXT = SignedText(
    method="GET",
    path="/prod/a%2520b",
    query="a=1&b=2%20x",
    headers=(("accept", "x"), ("host", "h"), ("x-amz-date", "20260115T120000Z")),
    signed_headers="accept;host;x-amz-date",
    body_hash=EMPTY_BODY_HASH,
    algorithm="AWS4-HMAC-SHA256",
    date="20260115T120000Z",
    scope="20260115/eu-west-1/execute-api/aws4_request",
)


def received(case: Planted) -> SignedText:
    """Return what AWS prints in its refusal of a case, read from the answer's JSON."""
    found = verify(case.sent, now=NOW, region=REGION, secret_of=case.keys.get, signing_keys=SigningKeys())
    assert isinstance(found, tuple)
    assert found[0] is MISMATCH
    text = printed(json.loads(json.dumps({"message": fill(found[0].message, found[1])}))["message"])
    assert text is not None
    return text


def test_there_are_hundreds_of_planted_faults() -> None:
    """Every fault is planted, most of them in every request."""
    assert len(CASES) > 300
    assert {case.fault for case in CASES} == FAULTS.keys()


@pytest.mark.parametrize("fault", FAULTS)
def test_the_named_part_is_the_planted_one(fault: str) -> None:
    """Of a request that botocore signs with one fault, that fault is blamed, and no healthy part ever."""
    cases = [case for case in CASES if case.fault == fault]

    assert {FAULTS[fault][0]} == {compare(case.signed, received(case)).part for case in cases}


def test_when_everything_agrees_the_secret_differs() -> None:
    """Two equal texts with two signatures have two secrets."""
    assert compare(TEXT, TEXT).part == "secret"


def with_header(name: str, value: str | None) -> SignedText:
    """Return the text with one header changed, or not signed at all."""
    fields = dict(TEXT.headers)
    fields.pop(name, None)
    if value is not None:
        fields[name] = value
    return replace(TEXT, headers=tuple(sorted(fields.items())), signed_headers=";".join(sorted(fields)))


REPEATED = replace(TEXT, headers=(("accept", "y"), *TEXT.headers))

TABLE = [
    # what was signed; part, detail, name
    (replace(TEXT, body_hash="UNSIGNED-PAYLOAD"), "body", "unsigned-payload", ""),
    (replace(TEXT, body_hash="0f"), "body", "not-received", ""),
    (replace(TEXT, method="get"), "method", "letter-case", ""),
    (replace(TEXT, method="POST"), "method", "", ""),
    (replace(TEXT, path="/a%2520b"), "path", "prefix-left-out", ""),
    (replace(TEXT, path="https://h/prod/a%2520b"), "path", "whole-url", ""),
    (replace(TEXT, path="//prod/./a%2520b"), "path", "not-tidied", ""),
    (replace(TEXT, path="/prod/b"), "path", "", ""),
    (replace(TEXT, path="prod/a%2520b"), "path", "no-slash-first", ""),
    (replace(TEXT, path="/prod/a%2520b/"), "path", "slash-last", ""),
    (replace(TEXT, path="/prod/prod/a%2520b"), "path", "prefix-added", ""),
    (replace(TEXT, path="/prod/a%2520b?a=1"), "path", "query-in-it", ""),
    (replace(TEXT, path="/prod/%257Bid%257D"), "path", "placeholder", ""),
    (replace(TEXT, path="/PROD/A%2520B"), "path", "letter-case", ""),
    (replace(TEXT, path="/prod/a%20b"), "path-encoding", "encoded-once", ""),
    (replace(TEXT, path="/prod/a%252520b"), "path-encoding", "encoded-too-often", ""),
    (replace(TEXT, path="/prod/a+b"), "path-encoding", "plus", ""),
    (replace(TEXT, query="b=2%20x&a=1"), "query-order", "", ""),
    (replace(TEXT, query="a=1&b=2+x"), "query-encoding", "plus", "b"),
    (replace(TEXT, query="a=1&b=2%2520x"), "query-encoding", "encoded-too-often", "b"),
    (replace(TEXT, query="%61=1&b=2%20x"), "query-encoding", "character", "a"),
    (replace(TEXT, query="a=1"), "query", "left-out", "b"),
    (replace(TEXT, query="a=1&b=2%20x&c=3"), "query", "added", "c"),
    (replace(TEXT, query="a=1&a=1&b=2%20x"), "query", "added", "a"),
    (replace(TEXT, query="a=2&b=2%20x"), "query", "", "a"),
    (replace(TEXT, query=""), "query", "left-out", "a"),
    (with_header("host", "h:443"), "host", "with-port", "host"),
    (with_header("host", "https://h"), "host", "whole-url", "host"),
    (with_header("host", "other"), "host", "", "host"),
    (with_header("accept", "X"), "header", "letter-case", "accept"),
    (with_header("accept", " x "), "header", "blanks", "accept"),
    (with_header("accept", "y"), "header", "", "accept"),
    (with_header("accept", None), "header", "not-signed", "accept"),
    (with_header("x-api-key", "k"), "header", "not-received", "x-api-key"),
    (with_header("x-amz-date", "20260115T120001Z"), "date", "", "x-amz-date"),
    (with_header("x-amz-security-token", "t"), "token", "not-received", "x-amz-security-token"),
    (with_header("x-amz-content-sha256", "0f"), "body", "not-received", "x-amz-content-sha256"),
    (REPEATED, "header", "", "accept"),
    (replace(TEXT, signed_headers="host"), "header", "not-signed", "accept"),
    (replace(TEXT, parted=False), "header", "no-empty-line", ""),
    (replace(TEXT, date="20260115T120001Z"), "date", "", ""),
    (replace(TEXT, scope="20260115/us-east-1/execute-api/aws4_request"), "scope", "", ""),
    (replace(TEXT, date="2026-01-15T12:00:00Z"), "date", "format", ""),
    (replace(TEXT, key_scope="20260114/eu-west-1/execute-api/aws4_request"), "scope", "key", ""),
    (replace(TEXT, algorithm="AWS4"), "scope", "", ""),
]


@pytest.mark.parametrize(("signed", "part", "detail", "name"), TABLE, ids=[f"{row[1]} {row[2]}" for row in TABLE])
def test_each_part_has_its_details(signed: SignedText, part: str, detail: str, name: str) -> None:
    """The part, how it differs, and which of its kind, with the two lines and the place of the caret."""
    found = compare(signed, TEXT)

    assert (found.part, found.detail, found.name) == (part, detail, name)
    assert found.signed != found.received
    assert found.signed[: found.column] == found.received[: found.column]


def test_the_caret_stands_below_the_difference() -> None:
    """The two lines and the place are enough to draw it."""
    found = compare(replace(TEXT, path="/prod/a*b"), replace(TEXT, path="/prod/a%2Ab"))

    assert (found.signed, found.received, found.column) == ("/prod/a*b", "/prod/a%2Ab", 7)
    assert (found.part, found.detail, found.name) == ("path-encoding", "character", "*")


def test_the_root_is_a_prefix_left_out() -> None:
    """A client that signs `/` for every path left the rest out."""
    assert path_detail("/", "/prod/pets") == "prefix-left-out"


def test_what_was_sent_can_be_laid_beside_what_came() -> None:
    """Without the client's log: what the client sent, beside what AWS printed, names what changed on the way."""
    case = next(planted("other host", 1))
    came = received(case)
    sent = replace(came, headers=tuple((n, "api.example.com" if n == "host" else v) for n, v in came.headers))

    assert compare(sent, came).part == "host"
