"""What the signature front end finds wrong with the form of an Authorization header, in its order.

An unmatched path or verb is treated like an IAM method (recorded and reported, see `checks/route`): the front end
reads the header and its first complaint is the answer. This file knows the form only; whether a well-formed
signature is *right* needs the caller's secret.

Restates, at the lines that obey them, the texts published for API Gateway ("Signature Version 4 errors") and for
services with the same front end; the order is that of the same front end as tested at other AWS services.
"""

import hashlib
import re
from base64 import b64encode
from datetime import UTC, datetime
from typing import Final
from urllib.parse import unquote

from gatewright.i18n import N_
from gatewright.model.cause import Signature
from gatewright.model.message import Message
from gatewright.model.request import Headers
from gatewright.model.unknown import Missing, Unknown

INCOMPLETE: Final = "IncompleteSignatureException"
INVALID: Final = "InvalidSignatureException"

SERVICE: Final = "execute-api"
WINDOW_SECONDS: Final = 300
_SCOPE_PARTS: Final = 5
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_BASIC_FORMAT: Final = re.compile(r"[0-9]{8}T[0-9]{6}Z")


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
"""Every complaint about credentials that *are* there, today's texts first."""

_WHEN: Final = Missing(subject="request.received_at", what=Message(N_("when the call was made")))

Complaint = tuple[Signature, dict[str, str]]
"""How the front end answers, and what its placeholders stand for."""


def authorization_hash(value: str) -> str:
    """Return the hash that the texts print: standard Base64 of SHA-256 over the whole header value (verified)."""
    try:
        content = value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a lone surrogate that a file of evidence spells: it never stood on a wire
        content = value.encode("utf-8", "replace")
    return b64encode(hashlib.sha256(content).digest()).decode()


def complaint(headers: Headers, query: str, now: float, region: str | None) -> Complaint | Unknown | None:
    """Return the first complaint about the request's credentials; `None` when their form is whole.

    `now` is Unix seconds (0 when nobody told us), `region` the region of the endpoint (`None` where the address
    names none). `UNKNOWN` when the evidence does not tell which credentials were sent, or how old they were.
    """
    header = headers.get("authorization")
    if isinstance(header, Unknown):
        return header
    parameters = _query_parameters(query)
    presigned = "X-Amz-Algorithm" in parameters
    if header is not None and presigned:
        return BOTH_PLACES, {}
    if presigned:
        return _complaint_about_query(parameters, now, region)
    if header is None:
        return MISSING_TOKEN, {}
    return _complaint_about_header(header, headers, now, region)


def _query_parameters(query: str) -> dict[str, str]:
    """Return the query's parameters, raw; of a name that stands twice the first counts (recorded elsewhere)."""
    found: dict[str, str] = {}
    if "X-Amz-" in query:
        for part in query.split("&"):
            name, _, value = part.partition("=")
            found.setdefault(name, value)
    return found


def _complaint_about_header(value: str, headers: Headers, now: float, region: str | None) -> Complaint | Unknown | None:
    if not value.strip():
        return EMPTY, {}
    algorithm, _, rest = value.strip().partition(" ")
    if "=" in algorithm:
        return ALGORITHM_WITH_EQUAL_SIGN, {}
    fields: dict[str, str] = {}
    for part in rest.replace(",", " ").split():
        name, equal, text = part.partition("=")
        if not equal:
            return NO_KEY_VALUE, {"authorization_hash": authorization_hash(value), "part": part}
        fields[name] = text
    date = headers.get("x-amz-date")
    if date is None:
        date = headers.get("date")
    if isinstance(date, Unknown):
        return date
    missing = [
        f"Authorization header requires '{name}' parameter."
        for name in ("Credential", "Signature", "SignedHeaders")
        if not fields.get(name)
    ]
    if date is None:
        missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
    if missing or date is None:
        complaints = " ".join(missing).removeprefix("Authorization header requires ")
        return PARTS_MISSING, {"complaints": complaints, "authorization_hash": authorization_hash(value)}
    return _complaint_about_parts(algorithm, fields, date, now, region)


def _complaint_about_query(parameters: dict[str, str], now: float, region: str | None) -> Complaint | Unknown | None:
    names = ("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date")
    missing = [f"'{name}'." for name in names if not parameters.get(name)]
    if missing:
        return QUERY_PARTS_MISSING, {"complaints": " ".join(missing)}
    fields = {name.removeprefix("X-Amz-"): unquote(value) for name, value in parameters.items()}
    return _complaint_about_parts(fields["Algorithm"], fields, fields["Date"], now, region)


def _complaint_about_parts(
    algorithm: str, fields: dict[str, str], date: str, now: float, region: str | None
) -> Complaint | Unknown | None:
    signed_at = _instant(date)
    if signed_at is None:
        return DATE_UNREADABLE, {"date": date}
    if not now:
        return Unknown((_WHEN,))
    if signed_at < now - WINDOW_SECONDS:
        return EXPIRED, {"date": _stamp(signed_at), "limit": _stamp(now - WINDOW_SECONDS), "now": _stamp(now)}
    if signed_at > now + WINDOW_SECONDS:
        return NOT_YET_CURRENT, {"date": _stamp(signed_at), "limit": _stamp(now + WINDOW_SECONDS), "now": _stamp(now)}
    if "host" not in fields["SignedHeaders"].lower().split(";"):
        return HOST_NOT_SIGNED, {}
    if algorithm != "AWS4-HMAC-SHA256":
        return ALGORITHM_UNSUPPORTED, {"algorithm": algorithm}
    scope = fields["Credential"].split("/")
    if len(scope) != _SCOPE_PARTS:
        return CREDENTIAL_MALFORMED, {"credential": fields["Credential"]}
    return _complaint_about_scope(scope, _stamp(signed_at), region)


def _complaint_about_scope(scope: list[str], stamp: str, region: str | None) -> Complaint | None:
    """List every wrong part of the credential scope, each sentence followed by a space (recorded elsewhere)."""
    _, day, signed_region, service, terminator = scope
    wrong = []
    if region is not None and signed_region != region:
        wrong.append("Credential should be scoped to a valid region. ")
    if service != SERVICE:
        wrong.append(f"Credential should be scoped to correct service: '{SERVICE}'. ")
    if terminator != "aws4_request":
        wrong.append(f"Credential should be scoped with a valid terminator: 'aws4_request', not '{terminator}'. ")
    if day != stamp[:8]:
        wrong.append(
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
            f"'{day}' != '{stamp[:8]}', from '{stamp}'. "
        )
    if not wrong:
        return None
    text = "".join(wrong)
    signature = SCOPE_DATE_WRONG if text.startswith("Date in") else SCOPE_WRONG
    return signature, {"complaints": text.removeprefix(signature.message.partition("{")[0])}


def _instant(stamp: str) -> float | None:
    """Read `YYYYMMDDTHHMMSSZ`, every digit of it, or an HTTP date, as Unix seconds."""
    form = _STAMP if _BASIC_FORMAT.fullmatch(stamp) else "%a, %d %b %Y %H:%M:%S GMT"
    try:
        return datetime.strptime(stamp, form).replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


def _stamp(instant: float) -> str:
    moment = datetime.fromtimestamp(instant, UTC)
    return f"{moment.year:04}{moment:%m%dT%H%M%SZ}"  # `%Y` leaves the zeros off an early year
