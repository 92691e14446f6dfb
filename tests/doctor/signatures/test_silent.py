"""What a signature says where the answer says nothing."""

from dataclasses import replace

import pytest

from gatewright.doctor.signatures.silent import is_signed, of_the_signature
from gatewright.model.request import Headers, Request
from gatewright.sources.exchange import Exchange
from tests.doctor.test_http_api import FORBIDDEN, refused

DATE = ("Date", "Thu, 15 Jan 2026 12:00:00 GMT")
STAMP = "20260115T120000Z"


def _said(key: str = "AKIAIOSFODNN7EXAMPLE", region: str = "eu-west-1", stamp: str = STAMP, **more: str) -> list[str]:
    """Return what is left of a call that was signed so."""
    value = (
        f"AWS4-HMAC-SHA256 Credential={key}/{stamp[:8]}/{region}/execute-api/aws4_request,"
        " SignedHeaders=host;x-amz-date, Signature=" + "0" * 64
    )
    fields = (
        ("Authorization", value),
        ("X-Amz-Date", stamp),
        *((name.replace("_", "-"), one) for name, one in more.items()),
    )
    exchange = refused(403, FORBIDDEN, sent=Headers(fields))
    seen = exchange.observation
    known = replace(
        exchange, observation=replace(seen, headers=Headers((*seen.headers.items, DATE))), called_at=1768478400.0
    )
    return [cause.id for cause in of_the_signature(known) or ()]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"stamp": "20260115T110000Z"}, ["iam.signature-expired"]),
        ({"stamp": "20260115T130000Z"}, ["iam.signature-not-yet-current"]),
        ({"region": "us-east-1"}, ["iam.scope-mismatch"]),
        ({"key": "ASIAIOSFODNN7EXAMPLE"}, ["iam.session-token-missing"]),
    ],
)
def test_what_shows_in_the_signature_is_all_that_is_meant(told: dict[str, str], expected: list[str]) -> None:
    """Any route that wants a signature refuses it for that."""
    assert expected == _said(**told)


def test_a_signature_that_looks_right_leaves_much_open() -> None:
    """The commonest first; a deny too, and whatever may have changed on the way."""
    found = _said()

    assert ["iam.not-allowed", "iam.signature-mismatch-secret", "iam.access-key-unknown"] == found[:3]
    assert {"iam.explicit-deny", "iam.signature-mismatch-body"} <= set(found)
    assert "iam.session-token-missing" not in _said(key="ASIAIOSFODNN7EXAMPLE", x_amz_security_token="token")[:1]


def test_a_call_that_nobody_tells_says_nothing() -> None:
    """Nor is it known to carry a signature in its query."""
    assert of_the_signature(Exchange()) is None
    assert not is_signed(Exchange().request)
    assert is_signed(Request(method="GET", host="h", path="/", query="X-Amz-Signature=0"))
