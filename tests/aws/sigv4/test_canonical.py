"""The two texts that a signature is made of."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.sigv4.canonical import (
    body_hash,
    canonical_headers,
    canonical_query,
    canonical_request,
    path_of_execute_api,
    percent_encoded,
    string_to_sign,
    trimmed,
    without_dot_segments,
)
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.model.request import Headers, Request, headers
from gatewright.model.unknown import UNKNOWN, Unknown

SENT = SignatureSent(
    place="header",
    algorithm="AWS4-HMAC-SHA256",
    credential=("AKIDEXAMPLE", "20260115", "eu-west-1", "execute-api", "aws4_request"),
    signed_headers=("host", "x-amz-date"),
    date="Thu, 15 Jan 2026 12:00:00 GMT",
    signature="0f",
)
REQUEST = Request(
    method="POST", host="api.example.com", path="/live/pets", headers=headers([("X-Amz-Date", "d")]), body=b"{}"
)


@pytest.mark.parametrize(
    ("wire", "signed"),
    [
        ("/", "/"),
        ("/prod/pets/", "/prod/pets/"),
        ("/prod//pets///1", "/prod/pets/1"),
        ("/prod/./a/../pets", "/prod/pets"),
        ("/../..", "/"),
        ("/prod/a%20b", "/prod/a%2520b"),
        ("/prod/%7Bid%7D", "/prod/%257Bid%257D"),
        ("/prod/a*b(c)+d!'~", "/prod/a%2Ab%28c%29%2Bd%21%27~"),
        ("/\xe1\x88\xb4", "/%E1%88%B4"),
        # recorded 15 December 2023 in an answer of API Gateway to an SDK that signed `/%2524default/...`
        ("/$default/%40connections/P-S_9e-7liACH9A%3D", "/%24default/%2540connections/P-S_9e-7liACH9A%253D"),
    ],
)
def test_path_of_execute_api(wire: str, signed: str) -> None:
    """The path of the wire is tidied and encoded once more, percent signs included."""
    assert path_of_execute_api(wire) == signed


@given(st.lists(st.sampled_from(["a", "b%2F", "", ".", "..", "~"]), max_size=8))
def test_a_tidy_path_stays(segments: list[str]) -> None:
    """Tidying twice is tidying once, and leaves neither dots nor empty segments."""
    tidied = without_dot_segments("/" + "/".join(segments))

    assert without_dot_segments(tidied) == tidied
    assert not {".", ".."} & set(tidied.split("/"))
    assert "//" not in tidied


def test_encoding_alone_keeps_the_segments() -> None:
    """A service that does not normalise signs dots and slashes as they are."""
    assert percent_encoded("/a/./b//c d") == "/a/./b//c%20d"


@pytest.mark.parametrize(
    ("wire", "signed"),
    [
        ("", ""),
        ("b=2&a=1", "a=1&b=2"),
        ("a=2&a=10&a=1", "a=1&a=10&a=2"),
        ("b&a=", "a=&b="),
        ("a=b=c", "a=b%3Dc"),
        ("a-b=1&a=1", "a=1&a-b=1"),  # by name, then value: not by the whole pair, where `-` comes before `=`
        ("%61=%7e%2a*", "a=~%2A%2A"),
        ("a=%2f&&b=1", "a=%2F&b=1"),
        ("a=%FF", "a=%FF"),
        ("a=%zz", "a=%25zz"),
        ("q=\xe1\x88\xb4", "q=%E1%88%B4"),
        # recorded 31 July 2023 in an answer of API Gateway: `$filter=id+eq+123`, encoded as a form
        ("%24filter=id+eq+123", "%24filter=id%20eq%20123"),
        ("a=1%2B1", "a=1%2B1"),
        ("X-Amz-Signature=0f&X-Amz-Date=d&x-amz-signature=1", "X-Amz-Date=d&x-amz-signature=1"),
    ],
)
def test_canonical_query(wire: str, signed: str) -> None:
    """Decoded, strictly encoded, sorted; without the signature itself."""
    assert canonical_query(wire) == signed


@given(st.lists(st.tuples(st.text(max_size=4), st.text(max_size=4)), max_size=5), st.randoms())
def test_the_order_of_the_wire_does_not_count(pairs: list[tuple[str, str]], random: object) -> None:
    """However the parameters are ordered, they sign the same, and the canonical query signs itself."""
    wire = [f"{name}={value}".replace("&", "").replace("\ud800", "") for name, value in pairs]
    shuffled = list(wire)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' random number generator

    canonical = canonical_query("&".join(wire))

    assert canonical_query("&".join(shuffled)) == canonical
    assert canonical_query(canonical) == canonical


@pytest.mark.parametrize(
    ("value", "expected"),
    [("  a  b ", "a b"), ("a\r\n   b", "a b"), ('"a   b"', '"a b"'), ("\ta\tb", "a b"), ("\xa0a\x85", "\xa0a\x85")],
)
def test_trimmed(value: str, expected: str) -> None:
    """Blanks around go, runs within become one; a letter that only Unicode calls a blank is none."""
    assert trimmed(value) == expected


def test_values_of_one_name_are_joined_in_order() -> None:
    """A name that stands several times has one line; a signed name that did not come has an empty one."""
    fields = headers([("A", "2"), ("b", "x"), ("a", " 1  1 "), ("Host", "h:8080")])

    assert (
        canonical_headers(fields, "elsewhere", ("a", "content-type", "host")) == "a:2,1 1\ncontent-type:\nhost:h:8080\n"
    )


def test_without_a_host_header_the_host_is_signed() -> None:
    """HTTP/2 sends no `host`, and it is signed all the same."""
    assert canonical_headers(Headers(), "api.example.com", ("host",)) == "host:api.example.com\n"


def test_a_withheld_header_is_unknown() -> None:
    """Where the evidence leaves a signed header out, nobody guesses that it was empty."""
    host = canonical_headers(Headers((), withheld=True), "h", ("host", "x-api-key"))
    key = canonical_headers(Headers((("Host", "h"),), withheld=True), "h", ("host", "x-api-key"))

    assert isinstance(host, Unknown)
    assert isinstance(key, Unknown)
    assert host.missing[0].subject == "request.headers.host"
    assert key.missing[0].subject == "request.headers.x-api-key"


def test_the_body_counts_over_what_a_header_says_of_it() -> None:
    """The hash is that of the body; a header stands for it only where nobody told us the body."""
    claimed = headers([("x-amz-content-sha256", "ab" * 32)])
    unsigned = headers([("x-amz-content-sha256", "UNSIGNED-PAYLOAD")])
    one = Request(method="POST", host="h", path="/", headers=claimed, body=b"{}")

    assert body_hash(one) == sha256(b"{}").hexdigest()
    assert body_hash(Request(method="POST", host="h", path="/", headers=claimed, body=UNKNOWN)) == "ab" * 32
    assert isinstance(body_hash(Request(method="POST", host="h", path="/", headers=unsigned, body=UNKNOWN)), Unknown)


def test_the_two_texts() -> None:
    """Six parts each on its line make the canonical request; its hash ends the string to sign."""
    canonical = canonical_request(REQUEST, SENT, path_of_execute_api)
    digest = sha256(b"{}").hexdigest()

    expected = f"POST\n/live/pets\n\nhost:api.example.com\nx-amz-date:d\n\nhost;x-amz-date\n{digest}"
    assert canonical == expected
    assert string_to_sign(SENT, expected) == (
        "AWS4-HMAC-SHA256\n20260115T120000Z\n20260115/eu-west-1/execute-api/aws4_request\n"
        + sha256(expected.encode()).hexdigest()
    )


def test_what_nobody_told_is_not_signed() -> None:
    """Without the body or a signed header there is no canonical request."""
    no_body = Request(method="POST", host="h", path="/", headers=REQUEST.headers, body=UNKNOWN)
    no_header = Request(method="POST", host="h", path="/", headers=Headers((), withheld=True))

    assert isinstance(canonical_request(no_body, SENT, path_of_execute_api), Unknown)
    assert isinstance(canonical_request(no_header, SENT, path_of_execute_api), Unknown)
