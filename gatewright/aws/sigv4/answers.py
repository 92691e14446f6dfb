"""How the signature front end answers credentials that do not stand, in the order in which it looks.

API Gateway says what AWS's common front end says, in its "Missing Authentication Token" dialect; every status is 403.
Texts: published for API Gateway, and for services with the same front end.
"""

from typing import Final

from gatewright.model.cause import Signature

INCOMPLETE: Final = "IncompleteSignatureException"
INVALID: Final = "InvalidSignatureException"

Complaint = tuple[Signature, dict[str, str]]
"""How the front end answers, and what its placeholders stand for."""


def _signature(error_type: str, message: str, response_type: str | None) -> Signature:
    return Signature(status=403, error_type=error_type, message=message, response_type=response_type)


MISSING_TOKEN: Final = _signature(
    "MissingAuthenticationTokenException", "Missing Authentication Token", "MISSING_AUTHENTICATION_TOKEN"
)
BOTH_PLACES: Final = _signature(
    INVALID,
    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
    "INVALID_SIGNATURE",
)
EMPTY: Final = _signature(INCOMPLETE, "Authorization header cannot be empty", None)
ALGORITHM_WITH_EQUAL_SIGN: Final = _signature(
    INCOMPLETE, "Authorization header must begin with the algorithm name, which cannot include an equal-sign", None
)
NO_KEY_VALUE: Final = _signature(
    INCOMPLETE,
    "Invalid key=value pair (missing equal-sign) in Authorization header"
    " (hashed with SHA-256 and encoded with Base64): '{authorization_hash}'.",
    None,
)
NO_KEY_VALUE_BEFORE_2023: Final = _signature(
    INCOMPLETE,
    "'{part}' not a valid key=value pair (missing equal-sign) in Authorization header: '{authorization}'.",
    None,
)
PARTS_MISSING: Final = _signature(
    INCOMPLETE,
    "Authorization header requires {complaints} (Hashed with SHA-256 and encoded with Base64)"
    " Authorization={authorization_hash}",
    None,
)
PARTS_MISSING_BEFORE_2023: Final = _signature(
    INCOMPLETE, "Authorization header requires {complaints} Authorization={authorization}", None
)
QUERY_PARTS_MISSING: Final = _signature(
    INCOMPLETE, "AWS query-string parameters must include {complaints} Re-examine the query-string parameters.", None
)
DATE_UNREADABLE: Final = _signature(
    INCOMPLETE,
    "Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601",
    None,
)
EXPIRED: Final = _signature(
    INVALID, "Signature expired: {date} is now earlier than {limit} ({now} - 5 min.)", "INVALID_SIGNATURE"
)
NOT_YET_CURRENT: Final = _signature(
    INVALID, "Signature not yet current: {date} is still later than {limit} ({now} + 5 min.)", "INVALID_SIGNATURE"
)
HOST_NOT_SIGNED: Final = _signature(
    INVALID, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.", "INVALID_SIGNATURE"
)
ALGORITHM_UNSUPPORTED: Final = _signature(INCOMPLETE, "Unsupported AWS 'algorithm': '{algorithm}'.", None)
CREDENTIAL_MALFORMED: Final = _signature(
    INCOMPLETE,
    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'",
    None,
)
SCOPE_WRONG: Final = _signature(INVALID, "Credential should be scoped {complaints}", "INVALID_SIGNATURE")
SCOPE_DATE_WRONG: Final = _signature(
    INVALID, "Date in Credential scope does not match {complaints}", "INVALID_SIGNATURE"
)
KEY_UNKNOWN: Final = _signature(
    "UnrecognizedClientException", "The security token included in the request is invalid.", None
)

FORM_WITH_QUERY: Final = tuple(
    _signature(
        error_type,
        "When Content-Type:application/x-www-form-urlencoded, URL cannot include query-string parameters (after '?'):"
        " '{target}'",
        None,
    )
    for error_type in (INCOMPLETE, INVALID)
)
"""Recorded for an API with IAM authorization (public thread, July 2022) without its error type: the first is sent."""

MISMATCH: Final = _signature(
    INVALID,
    "The request signature we calculated does not match the signature you provided."
    " Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
    "\n\nThe Canonical String for this request should have been\n'{canonical_request}'"
    "\n\nThe String-to-Sign should have been\n'{string_to_sign}'\n",
    "INVALID_SIGNATURE",
)
"""Recorded in October 2020 with both texts. They repeat what was signed: an API key or a session token may be in it."""

SESSION_TOKEN_INVALID: Final = _signature(
    KEY_UNKNOWN.error_type, "The security token included in the request is invalid", None
)
"""Without a full stop, unlike the answer to an unknown key (recorded elsewhere)."""

SESSION_EXPIRED: Final = _signature(
    "ExpiredTokenException", "The security token included in the request is expired", "EXPIRED_TOKEN"
)

PRESENT_BUT_UNUSABLE: Final = (
    NO_KEY_VALUE,
    PARTS_MISSING,
    BOTH_PLACES,
    EMPTY,
    ALGORITHM_WITH_EQUAL_SIGN,
    QUERY_PARTS_MISSING,
    DATE_UNREADABLE,
    EXPIRED,
    NOT_YET_CURRENT,
    HOST_NOT_SIGNED,
    ALGORITHM_UNSUPPORTED,
    CREDENTIAL_MALFORMED,
    SCOPE_WRONG,
    SCOPE_DATE_WRONG,
    KEY_UNKNOWN,
    NO_KEY_VALUE_BEFORE_2023,
    PARTS_MISSING_BEFORE_2023,
)
"""Every complaint about the form of credentials that *are* there, or their key, today's texts first."""
