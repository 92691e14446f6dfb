"""Secrets do not get out; what a diagnosis needs does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.model.request import Headers
from gatewright.sources.redact import (
    mask,
    redact_field,
    redact_headers,
    redact_query,
    redact_text,
    redact_url,
    secrets_in,
)

SIGV4 = (
    "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260725/eu-west-1/execute-api/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=" + "0123456789abcdef" * 4
)


@given(st.text(min_size=1))
def test_mask_shows_at_most_the_end_of_a_long_secret(value: str) -> None:
    """Eight stars, and four characters only of sixteen or more; the length stays hidden."""
    assert mask(value) == ("*" * 8 + value[-4:] if len(value) >= 16 else "*" * 8)


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("x-api-key", "abcdefghijklmnopqrst", "********qrst"),
        ("X-API-Key", "short", "********"),
        ("x-api-key", "", ""),
        ("Authorization", "Bearer abcdefghijklmnop", "Bearer ********mnop"),
        ("authorization", "allow", "********"),
        ("Proxy-Authorization", "Basic dTpw", "Basic ********"),
        ("Authorization", SIGV4, SIGV4.partition("Signature=")[0] + "Signature=********cdef"),
        ("Authorization", "AWS4-HMAC-SHA256 garbage-with-secret", "AWS4-HMAC-SHA256 ********cret"),
        ("X-Amz-Security-Token", "IQoJb3JpZ2luX2VjEXAMPLE", "********MPLE"),
        ("Cookie", "session=abc; b=; theme", "session=********; b=; ********"),
        ("Set-Cookie", "sid=abcdefghijklmnopq; Path=/; HttpOnly", "sid=********nopq; Path=/; HttpOnly"),
        ("x-custom-auth", "hunter2", "********"),
        ("Host", "a.example", "a.example"),
        ("x-amzn-RequestId", "b48af611-2552-4c76-bb9a-731955d43f23", "b48af611-2552-4c76-bb9a-731955d43f23"),
        ("x-author", "me", "me"),
        ("Access-Control-Allow-Credentials", "true", "true"),
    ],
)
def test_field_keeps_what_is_no_secret(name: str, value: str, shown: str) -> None:
    """Schemes, credential scopes, names of cookies and ids stay; the rest is masked."""
    assert redact_field(name, value) == shown


def test_headers_keep_order_and_what_is_withheld() -> None:
    """Only values change."""
    headers = Headers((("Host", "h"), ("x-api-key", "secret")), withheld=True)

    assert redact_headers(headers) == Headers((("Host", "h"), ("x-api-key", "********")), withheld=True)


def test_query_and_url_are_masked() -> None:
    """Presigned URLs carry a signature and a token, some people put a password before `@`."""
    query = "X-Amz-Credential=AKIA%2F2026&X-Amz-Signature=abc&x=1&api_key=zzz&flag"

    assert redact_query(query) == "X-Amz-Credential=AKIA%2F2026&X-Amz-Signature=********&x=1&api_key=********&flag"
    assert redact_url("https://u:pw@h/p?token=t#f") == "https://u:********@h/p?token=********#f"


def test_secret_is_found_where_aws_repeats_it() -> None:
    """The message of an incomplete signature quotes the whole Authorization field."""
    headers = Headers((("Authorization", "Bearer eyJhbGciOiJub25lIn0"), ("Cookie", "a=long-cookie-value; b=2")))
    secrets = secrets_in(headers, "token=a%2Bb&x=1")
    text = "Authorization=Bearer eyJhbGciOiJub25lIn0 a+b a%2Bb long-cookie-value 2 22"

    shown = "Authorization=Bearer ********lIn0 ******** ******** ********alue ******** 22"
    assert redact_text(text, secrets) == shown


def test_signature_is_the_secret_of_a_signed_request() -> None:
    """The scope may be shown, the signature may not."""
    assert secrets_in(Headers((("Authorization", SIGV4),))) == {"0123456789abcdef" * 4}


@given(st.lists(st.text("abcdefgh", min_size=4, max_size=24), min_size=1, max_size=4, unique=True))
def test_no_secret_remains(secrets: list[str]) -> None:
    """Whatever the secrets are, none of them stands in the text afterwards."""
    text = " | ".join(secrets)
    redacted = redact_text(text, secrets)

    assert not [secret for secret in secrets if secret in redacted]


def test_text_without_secrets_is_left_alone() -> None:
    """No secrets, or empty ones: nothing is masked."""
    assert redact_text("a b", ["", ""]) == "a b"
