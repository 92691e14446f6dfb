"""A request that we sign is one that API Gateway's rules find signed well."""

from dataclasses import replace

import pytest

from gatewright.aws.sigv4.sign import Credentials, signed
from gatewright.aws.sigv4.signing_keys import SigningKeys
from gatewright.aws.sigv4.verify import Secret, Verified, verify
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.casebook import NOON

REQUEST = Request(
    method="POST",
    host="a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
    path="/prod/pets/a%20b",
    query="b=2&a=1",
    headers=Headers((("Host", "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"), ("Content-Type", "text/plain"))),
    body=b"three pets",
    received_at=NOON,
)


def by(token: str | None = None) -> Credentials:
    """Return somebody's credentials."""
    return Credentials(access_key="AKIAIOSFODNN7EXAMPLE", secret="s3cr3t", session_token=token)


@pytest.mark.parametrize("token", [None, "the-token"])
def test_what_is_signed_is_verified(token: str | None) -> None:
    """The signature covers verb, path, query, headers, token and body, and is right for just these."""
    headers = signed(REQUEST, by(token), now=NOON, region="eu-west-1", service="execute-api")
    assert isinstance(headers, Headers)

    def verified(request: Request) -> bool:
        secret = Secret(value="s3cr3t", session_token=token)
        keys = SigningKeys()
        found = verify(request, now=NOON, region="eu-west-1", secret_of=lambda _: secret, signing_keys=keys)
        return isinstance(found, Verified)

    sent = replace(REQUEST, headers=headers)
    changed = [
        replace(sent, method="PUT"),
        replace(sent, path="/prod"),
        replace(sent, query=""),
        replace(sent, body=b""),
    ]

    assert verified(sent)
    assert [verified(one) for one in changed] == [False] * 4


def test_a_body_that_nobody_told_cannot_be_signed() -> None:
    """Nothing is signed in the place of what is not known."""
    untold = signed(replace(REQUEST, body=UNKNOWN), by(), now=NOON, region="eu-west-1", service="execute-api")

    assert isinstance(untold, Unknown)


def test_a_signed_field_that_nobody_told_cannot_be_signed() -> None:
    """One that a signature covers has to be known; another is left as it is."""
    covered = replace(REQUEST, headers=replace(REQUEST.headers, untold=(("X-Amz-Meta", ""),)))
    other = replace(REQUEST, headers=replace(REQUEST.headers, untold=(("User-Agent", "curl/"),)))
    found = signed(other, by(), now=NOON, region="eu-west-1", service="execute-api")

    assert isinstance(signed(covered, by(), now=NOON, region="eu-west-1", service="execute-api"), Unknown)
    assert isinstance(found, Headers)
    assert found.untold == (("User-Agent", "curl/"),)


def test_credentials_show_no_secret() -> None:
    """Neither secret nor token stands in the text of an object."""
    assert "s3cr3t" not in repr(by("the-token"))
    assert "the-token" not in repr(by("the-token"))
