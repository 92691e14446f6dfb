"""Which causes a signature leaves open."""

from dataclasses import replace

import pytest

from gatewright.aws.sigv4.form import complaint
from gatewright.checks.iam.possible import NOT_SIGNED, SIGNED, possible
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import UNKNOWN
from tests.casebook import request
from tests.checks.presence import PETS


def signed(key: str = "AKIAIOSFODNN7EXAMPLE", date: str = "20260115T120000Z", target: str = PETS) -> Request:
    """Return a request with a signature whose form is whole; it arrives at noon."""
    scope = f"{key}/{date[:8]}/eu-west-1/execute-api/aws4_request"
    fields = f"Credential={scope}, SignedHeaders=host;x-amz-date, Signature={'0' * 64}"
    return request(f"{target}\nAuthorization: AWS4-HMAC-SHA256 {fields}\nX-Amz-Date: {date}")


def left_by(sent: Request) -> set[str]:
    """Return what is possible for a request, by the complaint about it."""
    complained = complaint(sent.headers, sent.query, sent.received_at, "eu-west-1")
    return {cause.id for cause in possible(sent, complained)}


def test_dates_are_judged_when_the_time_is_known() -> None:
    """Twenty minutes either way is one cause each."""
    assert left_by(signed(date="20260115T114000Z")) == {"iam.signature-expired"}
    assert left_by(signed(date="20260115T122000Z")) == {"iam.signature-not-yet-current"}


def test_dates_are_not_judged_when_nobody_told_the_time() -> None:
    """Without the time of the call a signature may be old, new or right."""
    left = left_by(replace(signed(), received_at=0.0))

    assert {"iam.signature-expired", "iam.signature-not-yet-current", "iam.access-key-unknown"} <= left


def test_a_key_of_a_user_has_no_session() -> None:
    """Session tokens belong to temporary keys; a user's key may come without one."""
    of_a_session = {"iam.session-token-missing", "iam.session-expired"}

    assert not left_by(signed()) & of_a_session
    assert left_by(signed("ASIAIOSFODNN7EXAMPLE")) >= of_a_session


def test_the_request_rules_out_what_it_has_not() -> None:
    """No query, no order of it; no body, no change of it; no form, no form's trouble."""
    bare = left_by(signed())
    queried = left_by(signed(target=f"{PETS}?b=2&a=1"))

    assert not bare & {"iam.signature-mismatch-query-order", "iam.signature-mismatch-body", "iam.form-body-with-query"}
    assert "iam.signature-mismatch-query-order" in queried
    assert "iam.form-body-with-query" not in queried


def test_an_unknown_header_may_be_anything() -> None:
    """Withheld headers leave every cause but those that the target rules out."""
    untold = Request(method="POST", host="h", path="/", query="a&b", headers=Headers(withheld=True), body=UNKNOWN)
    complained = complaint(untold.headers, untold.query, 0.0, None)
    left = {cause.id for cause in possible(untold, complained)}

    assert left == {"iam.signature-missing", *(cause.id for cause in (*NOT_SIGNED, *SIGNED))}


@pytest.mark.parametrize(
    ("begins", "first", "left"),
    [
        ("Bearer ", "iam.bearer-token-sent", {"iam.bearer-token-sent"}),
        ("", "iam.bearer-token-sent", {"iam.bearer-token-sent", "iam.signature-missing", "iam.access-key-unknown"}),
        ("AWS4-HMAC-SHA256 Credential=", "iam.signature-expired", {"iam.session-expired", "iam.access-key-unknown"}),
    ],
)
def test_the_beginning_of_a_header_tells_a_token_from_a_signature(begins: str, first: str, left: set[str]) -> None:
    """A scheme is enough; of a header of which nothing is told, even that it was empty is possible."""
    sent = Request(method="POST", host="h", path="/", headers=Headers(untold=(("Authorization", begins),)))
    found = [cause.id for cause in possible(sent, complaint(sent.headers, "", 0.0, None))]

    assert found[0] == first
    assert left <= set(found)
    assert begins != "Bearer " or left == set(found)


def test_the_key_of_a_signature_may_be_told_without_the_rest() -> None:
    """A user's key needs no session."""
    begins = "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/"
    sent = Request(method="GET", host="h", path="/", headers=Headers(untold=(("Authorization", begins),)))

    assert "iam.session-expired" not in left_by(sent)
