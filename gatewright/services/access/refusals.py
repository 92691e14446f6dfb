"""
What a caller hears whose signature or key does not stand, in the words of the service that he called.

The verifier complains as API Gateway's data plane does (`aws/sigv4/answers.py`); query services have the same texts
under other codes (recorded of STS and IAM by their users), EC2 says one sentence for nearly everything, S3 has its own
("Error responses", S3 API reference). None repeats what was signed, as a session token may be in it.
"""

from typing import Final

from gatewright.aws import s3_presigned
from gatewright.aws.sigv4 import answers, s3
from gatewright.aws.sigv4.answers import Complaint
from gatewright.services.access.families import Family, family_of, usual_status
from gatewright.wire.errors import ServiceError
from gatewright.wire.models import Service

_QUERY_CODES: Final = {
    "MissingAuthenticationTokenException": "MissingAuthenticationToken",
    "IncompleteSignatureException": "IncompleteSignature",
    "InvalidSignatureException": "SignatureDoesNotMatch",
    "UnrecognizedClientException": "InvalidClientTokenId",
    "ExpiredTokenException": "ExpiredToken",
}
_INCOMPLETE: Final = 400
_MISSING: Final = "Missing Authentication Token"
_MISSING_OF_QUERY: Final = "Request is missing Authentication Token"
_MISMATCH: Final = answers.MISMATCH.message.partition("\n")[0]
_MISMATCH_OF_S3: Final = (
    "The request signature we calculated does not match the signature you provided. Check your key and signing method."
)
_BOTH_OF_S3: Final = (
    "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the"
    " Authorization header should be specified"
)
_OF_EC2: Final = ServiceError("AuthFailure", "AWS was not able to validate the provided access credentials", status=401)
_OF_S3: Final = {
    answers.MISSING_TOKEN: ("AccessDenied", "Access Denied", 403),
    answers.MISMATCH: ("SignatureDoesNotMatch", _MISMATCH_OF_S3, 403),
    answers.KEY_UNKNOWN: (
        "InvalidAccessKeyId",
        "The AWS Access Key Id you provided does not exist in our records.",
        403,
    ),
    answers.SESSION_TOKEN_INVALID: ("InvalidToken", "The provided token is malformed or otherwise invalid.", 400),
    answers.SESSION_EXPIRED: ("ExpiredToken", "The provided token has expired.", 400),
    answers.BOTH_PLACES: (
        "InvalidArgument",
        _BOTH_OF_S3,
        400,
    ),
}
_BY_S3: Final = frozenset(
    (
        s3.SKEWED,
        s3.EXPIRED,
        s3.NOT_YET,
        s3.MALFORMED,
        s3.QUERY_MALFORMED,
        s3.NO_PAYLOAD_NAMED,
        s3.PAYLOAD_UNREADABLE,
        s3.ANOTHER_BODY,
        s3_presigned.NOT_TAKEN,
    )
)


def refusal(service: Service, complaint: Complaint) -> ServiceError:
    """Return a complaint about a signature as its service words it."""
    family = family_of(service)
    if family == "s3":
        return _by_s3(complaint)
    if family == "ec2":
        return _by_ec2(complaint)
    return _by_others(family, complaint)


def _by_others(family: Family, complaint: Complaint) -> ServiceError:
    signature, _ = complaint
    code, text = signature.error_type, _text(complaint)
    status = usual_status(family)
    if family == "query":
        code = _QUERY_CODES[code]
        text = _MISSING_OF_QUERY if text == _MISSING else text
        status = _INCOMPLETE if code == "IncompleteSignature" else status
    return ServiceError(code, text, status=status)


def _by_ec2(complaint: Complaint) -> ServiceError:
    signature, _ = complaint
    if signature is answers.MISSING_TOKEN:
        return ServiceError("MissingAuthenticationToken", _MISSING_OF_QUERY, status=403)
    if signature in (answers.EXPIRED, answers.SESSION_EXPIRED):
        return ServiceError("RequestExpired", "Request has expired.", status=400)
    return ServiceError(_OF_EC2.code, _OF_EC2.message, status=_OF_EC2.status)


def _by_s3(complaint: Complaint) -> ServiceError:
    signature, _ = complaint
    if signature in _BY_S3:
        return ServiceError(signature.error_type, _text(complaint), status=signature.status)
    if signature in _OF_S3:
        code, text, status = _OF_S3[signature]
        return ServiceError(code, text, status=status)
    # What is left is about the form of the header (or the query) that the common reader found.
    return ServiceError("AuthorizationHeaderMalformed", f"The authorization header is malformed; {_text(complaint)}")


def _text(complaint: Complaint) -> str:
    signature, values = complaint
    return _MISMATCH if signature is answers.MISMATCH else signature.message.format(**values)
