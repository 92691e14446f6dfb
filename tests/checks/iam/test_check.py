"""Is the call signed, by whom, and well?"""

import pytest

from gatewright.checks.iam.check import check
from gatewright.model.outcome import Deny, Skip
from tests.checks.presence import CONTROL_PLANE, PETS, PRIVATE, authorized_by, blind, ids, known, reaching

IAM = authorized_by("AWS_IAM")
BEARER = f"{PETS}\nAuthorization: Bearer eyJhbGciOiJub25lIn0.e30."
MISREAD = "endpoint.vpc-endpoint-policy-reads-authorization"


def test_a_method_that_wants_no_signature_is_skipped() -> None:
    """It is established that nobody need have signed, whether a token came or not."""
    for text in (PETS, BEARER):
        outcome = check(reaching("iam", text))

        assert isinstance(outcome, Skip)
        assert outcome.call is not None
        assert outcome.call.principal is None


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

    assert isinstance(outcome, Deny)
    assert outcome.cause.id == cause
    assert outcome.answered.error_type == error_type
    assert outcome.answered in outcome.cause.signatures


def test_knowing_the_method_adds_no_cause() -> None:
    """What an IAM method may refuse for was possible before anybody told of the method."""
    for text, cause in ((PETS, "iam.signature-missing"), (BEARER, "iam.bearer-token-sent")):
        assert cause in ids(check(blind(text)))


def test_a_private_api_may_misread_a_token() -> None:
    """A VPC endpoint's own policy makes a signature of any Authorization header; without one nothing is read."""
    assert ids(check(reaching("iam", BEARER, PRIVATE))) == [MISREAD]
    assert isinstance(check(reaching("iam", PETS, PRIVATE)), Skip)
    assert MISREAD in ids(check(blind(BEARER)))


def test_the_control_plane_has_no_method() -> None:
    """The host that configures APIs is judged by `domain`."""
    assert isinstance(check(blind(CONTROL_PLANE)), Skip)
