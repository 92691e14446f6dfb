"""What callers hear whose signature or key does not stand."""

import pytest

from gatewright.aws.sigv4 import answers, s3
from gatewright.model.cause import Signature
from gatewright.services.access.refusals import refusal
from gatewright.wire import models

OLD = (answers.EXPIRED, {"date": "20260101T000000Z", "limit": "20260101T001000Z", "now": "20260101T001500Z"})
OLD_TEXT = "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z (20260101T001500Z - 5 min.)"
MISMATCH = (answers.MISMATCH, {"canonical_request": "secret", "string_to_sign": "secret"})
MISMATCH_TEXT = (
    "The request signature we calculated does not match the signature you provided."
    " Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
)
INVALID_TOKEN = "The security token included in the request is invalid."


@pytest.mark.parametrize(
    ("service", "complaint", "expected"),
    [
        ("apigateway", (answers.MISSING_TOKEN, {}), ("MissingAuthenticationTokenException", 403)),
        ("logs", (answers.MISSING_TOKEN, {}), ("MissingAuthenticationTokenException", 400)),
        ("iam", (answers.MISSING_TOKEN, {}), ("MissingAuthenticationToken", 403)),
        ("ec2", (answers.MISSING_TOKEN, {}), ("MissingAuthenticationToken", 403)),
        ("s3", (answers.MISSING_TOKEN, {}), ("AccessDenied", 403)),
        ("lambda", (answers.KEY_UNKNOWN, {}), ("UnrecognizedClientException", 403)),
        ("ssm", (answers.KEY_UNKNOWN, {}), ("UnrecognizedClientException", 400)),
        ("sts", (answers.KEY_UNKNOWN, {}), ("InvalidClientTokenId", 403)),
        ("ec2", (answers.KEY_UNKNOWN, {}), ("AuthFailure", 401)),
        ("s3", (answers.KEY_UNKNOWN, {}), ("InvalidAccessKeyId", 403)),
        ("apigateway", MISMATCH, ("InvalidSignatureException", 403)),
        ("wafv2", MISMATCH, ("InvalidSignatureException", 400)),
        ("cloudformation", MISMATCH, ("SignatureDoesNotMatch", 403)),
        ("ec2", MISMATCH, ("AuthFailure", 401)),
        ("s3", MISMATCH, ("SignatureDoesNotMatch", 403)),
        ("apigateway", OLD, ("InvalidSignatureException", 403)),
        ("iam", OLD, ("SignatureDoesNotMatch", 403)),
        ("ec2", OLD, ("RequestExpired", 400)),
        ("s3", (s3.SKEWED, {}), ("RequestTimeTooSkewed", 403)),
        ("apigateway", (answers.SESSION_EXPIRED, {}), ("ExpiredTokenException", 403)),
        ("acm", (answers.SESSION_EXPIRED, {}), ("ExpiredTokenException", 400)),
        ("sts", (answers.SESSION_EXPIRED, {}), ("ExpiredToken", 403)),
        ("ec2", (answers.SESSION_EXPIRED, {}), ("RequestExpired", 400)),
        ("s3", (answers.SESSION_EXPIRED, {}), ("ExpiredToken", 400)),
        ("iam", (answers.EMPTY, {}), ("IncompleteSignature", 400)),
        ("apigateway", (answers.EMPTY, {}), ("IncompleteSignatureException", 403)),
        ("s3", (answers.EMPTY, {}), ("AuthorizationHeaderMalformed", 400)),
        ("s3", (answers.BOTH_PLACES, {}), ("InvalidArgument", 400)),
    ],
)
def test_each_service_has_its_code(
    service: str, complaint: tuple[Signature, dict[str, str]], expected: tuple[str, int]
) -> None:
    """And its status."""
    found = refusal(models.service(service), complaint)

    assert expected == (found.code, found.status or 400)


@pytest.mark.parametrize(
    ("service", "complaint", "expected"),
    [
        ("apigateway", (answers.MISSING_TOKEN, {}), "Missing Authentication Token"),
        ("sts", (answers.MISSING_TOKEN, {}), "Request is missing Authentication Token"),
        ("iam", OLD, OLD_TEXT),
        ("apigateway", MISMATCH, MISMATCH_TEXT),
        ("iam", MISMATCH, MISMATCH_TEXT),
        ("logs", (answers.KEY_UNKNOWN, {}), INVALID_TOKEN),
        ("ec2", MISMATCH, "AWS was not able to validate the provided access credentials"),
        ("s3", (answers.MISSING_TOKEN, {}), "Access Denied"),
    ],
)
def test_each_service_has_its_words(service: str, complaint: tuple[Signature, dict[str, str]], expected: str) -> None:
    """What was signed is never repeated: a token may be in it."""
    assert expected == refusal(models.service(service), complaint).message
