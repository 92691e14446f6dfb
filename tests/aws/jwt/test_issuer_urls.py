"""URLs of issuers."""

import pytest

from gatewright.aws.jwt.issuer_urls import is_issuer, is_plain_issuer


@pytest.mark.parametrize(
    "text", ["https://a.example", "https://a.example:8443/realm/", "http://127.0.0.1:9/x", "http://[::1]/", "HTTPS://A"]
)
def test_an_absolute_https_url_may_be_an_issuer(text: str) -> None:
    """And plain HTTP on the loopback, where tests have theirs."""
    assert (is_issuer(text), is_plain_issuer(text)) == (True, True)


@pytest.mark.parametrize(
    "text", ["https://u@a.example", "https://a.example/?", "https://a.example/?b=c", "https://a/#b"]
)
def test_user_query_and_fragment_are_for_http_apis_alone(text: str) -> None:
    """Documented for REST APIs."""
    assert (is_issuer(text), is_plain_issuer(text)) == (True, False)


@pytest.mark.parametrize(
    "text", ["", "a.example", "http://a.example", "https:///x", "ftp://a.example", "https://[", "https://a:b"]
)
def test_anything_else_may_not(text: str) -> None:
    """Whatever it is."""
    assert (is_issuer(text), is_plain_issuer(text)) == (False, False)
