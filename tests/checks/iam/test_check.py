"""Can the method refuse the call for its AWS signature, or for its caller's rights?"""

import pytest

from gatewright.checks.iam.check import check
from gatewright.model.outcome import Skip, Unsure
from tests.checks.presence import CONTROL_PLANE, PETS, PRIVATE, authorized_by, blind, ids, known

IAM = authorized_by("AWS_IAM")
BEARER = f"{PETS}\nAuthorization: Bearer eyJhbGciOiJub25lIn0.e30."
MISREAD = "endpoint.vpc-endpoint-policy-reads-authorization"


def test_a_method_that_wants_no_signature_is_skipped_at_no_cost() -> None:
    """The outcome is a constant, whether a token came or not."""
    assert isinstance(check(known()), Skip)
    assert check(known()) is check(known(BEARER))


@pytest.mark.parametrize(
    ("text", "cause", "error_type"),
    [
        (PETS, "iam.signature-missing", "MissingAuthenticationTokenException"),
        (BEARER, "iam.bearer-token-sent", "IncompleteSignatureException"),
        (
            f"{PETS}\nAuthorization: AWS4-HMAC-SHA256 Credential=x",
            "iam.header-malformed",
            "IncompleteSignatureException",
        ),
    ],
)
def test_what_came_tells_the_cause_and_the_answer(text: str, cause: str, error_type: str) -> None:
    """The form of the header decides without any secret, so the answer is exact."""
    outcome = check(known(text, IAM))

    assert isinstance(outcome, Unsure)
    assert ids(outcome) == [cause]
    assert outcome.may[0].signature is not None
    assert outcome.may[0].answered.error_type == error_type
    assert outcome.may[0].answered in outcome.may[0].cause.signatures


def test_knowing_the_method_adds_no_cause() -> None:
    """What an IAM method may refuse for was possible before anybody told of the method."""
    for text in (PETS, BEARER):
        assert set(ids(check(known(text, IAM)))) <= set(ids(check(blind(text))))


def test_a_private_api_may_misread_a_token() -> None:
    """A VPC endpoint's own policy makes a signature of any Authorization header; without one nothing is read."""
    assert ids(check(known(BEARER, PRIVATE))) == [MISREAD]
    assert isinstance(check(known(PETS, PRIVATE)), Skip)
    assert MISREAD in ids(check(blind(BEARER)))


def test_the_control_plane_has_no_method() -> None:
    """The host that configures APIs is judged by `domain`."""
    assert isinstance(check(blind(CONTROL_PLANE)), Skip)
