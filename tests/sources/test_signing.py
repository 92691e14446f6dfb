"""A call is signed as AWS wants it."""

import pytest

from gatewright.aws.sigv4.canonical import path_of_execute_api
from gatewright.aws.sigv4.signing_keys import SigningKeys
from gatewright.aws.sigv4.verify import EXECUTE_API, Secret, Service, Verified, verify
from gatewright.model.request import Headers, Request
from gatewright.sources.errors import EvidenceError
from gatewright.sources.signing import Signer, signed, signer

HOST = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
NOW = 1_768_478_400.0
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


def request(host: str = HOST, **more: str) -> Request:
    """Return a call that is not signed yet."""
    fields = Headers((("Host", host), ("Accept", "*/*"), *((n.replace("_", "-"), v) for n, v in more.items())))
    return Request(method="POST", host=host, path="/prod/a%20b", query="b=2&a=1", headers=fields, body=b"{}")


@pytest.mark.parametrize("token", [None, "a-token"])
@pytest.mark.parametrize("more", [{}, {"content_type": "application/json"}, {"x_amz_target": "T"}])
def test_a_signed_call_is_verified(token: str | None, more: dict[str, str]) -> None:
    """With and without a session token, whatever else is sent."""
    unsigned = request(**more)
    fields = signed(unsigned, signer("aws:amz", "AKIAIOSFODNN7EXAMPLE", SECRET, token), NOW)
    sent = Request(
        **{name: getattr(unsigned, name) for name in ("method", "host", "path", "query", "body")}, headers=fields
    )
    found = verify(
        sent,
        now=NOW,
        region="eu-west-1",
        secret_of={"AKIAIOSFODNN7EXAMPLE": Secret(value=SECRET, session_token=token)}.get,
        signing_keys=SigningKeys(),
        service=EXECUTE_API,
    )

    assert isinstance(found, Verified)


def test_another_service_is_signed_for_by_name() -> None:
    """Curl's option names region and service."""
    unsigned = request("lambda.eu-west-1.amazonaws.com")
    fields = signed(unsigned, signer("aws:amz:eu-west-1:lambda", "AKIA", SECRET), NOW)
    sent = Request(
        method="POST", host=unsigned.host, path=unsigned.path, query=unsigned.query, headers=fields, body=b"{}"
    )
    service = Service(name="lambda", path_rule=path_of_execute_api)
    found = verify(
        sent,
        now=NOW,
        region="eu-west-1",
        secret_of={"AKIA": Secret(value=SECRET)}.get,
        signing_keys=SigningKeys(),
        service=service,
    )

    assert isinstance(found, Verified)


@pytest.mark.parametrize("scope", ["osc:amz", "aws:amz:a:b:c"])
def test_a_scope_has_a_form(scope: str) -> None:
    """Another provider signs otherwise."""
    with pytest.raises(EvidenceError, match="expected `--aws-sigv4 aws:amz:REGION:SERVICE`"):
        signer(scope, "a", "b")


@pytest.mark.parametrize(("scope", "what"), [("aws:amz", "region"), ("aws:amz:eu-west-1", "service")])
def test_what_neither_option_nor_host_tells_is_asked_for(scope: str, what: str) -> None:
    """A custom domain name tells neither."""
    with pytest.raises(EvidenceError, match=f"names no {what}"):
        signed(request("api.example.com"), signer(scope, "a", "b"), NOW)


def test_a_signer_is_not_shown_with_its_secrets() -> None:
    """Neither the secret nor the token stands in its repr."""
    shown = repr(Signer(access_key="AKIA", secret=SECRET, session_token="a-token"))

    assert SECRET not in shown
    assert "a-token" not in shown
