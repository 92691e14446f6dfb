"""The answers to credentials that API Gateway does not know, or knows no more."""

from gatewright.checks.iam.token import TOKEN_EXPIRED, TOKEN_INVALID


def test_three_error_types_are_understood() -> None:
    """Which one API Gateway sends is not recorded, so none is left out; each comes with and without a full stop."""
    assert {each.error_type for each in TOKEN_INVALID} == {
        "UnrecognizedClientException",
        "AccessDeniedException",
        "InvalidSignatureException",
    }
    assert {each.message for each in TOKEN_INVALID} == {
        "The security token included in the request is invalid.",
        "The security token included in the request is invalid",
    }


def test_the_expired_token_has_its_own_response_type() -> None:
    """The first form is the recorded one, without a full stop."""
    assert TOKEN_EXPIRED[0].message == "The security token included in the request is expired"
    assert {each.response_type for each in TOKEN_EXPIRED} == {"EXPIRED_TOKEN"}
