"""What the signature front end finds wrong with the form of credentials, in its order.

An unmatched path or verb is treated like an IAM method (recorded and reported, see `checks/route`): the front end
reads the header and its first complaint is the answer. This file knows the form only; whether a well-formed
signature is *right* needs the caller's secret (`verify.py`).

Restates, at the lines that obey them, the texts published for API Gateway ("Signature Version 4 errors") and for
services with the same front end; the order is that of the same front end as tested at other AWS services.
"""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from gatewright.aws.sigv4.answers import (
    ALGORITHM_UNSUPPORTED,
    ALGORITHM_WITH_EQUAL_SIGN,
    BOTH_PLACES,
    CREDENTIAL_MALFORMED,
    DATE_UNREADABLE,
    EMPTY,
    EXPIRED,
    HOST_NOT_SIGNED,
    MISSING_TOKEN,
    NO_KEY_VALUE,
    NOT_YET_CURRENT,
    PARTS_MISSING,
    QUERY_PARTS_MISSING,
    SCOPE_DATE_WRONG,
    SCOPE_WRONG,
    Complaint,
)
from gatewright.aws.sigv4.dates import instant, signed_stamp, stamp
from gatewright.aws.sigv4.sent import Place, SignatureSent
from gatewright.aws.sigv4.wire_bytes import wire_bytes
from gatewright.i18n import N_
from gatewright.model.lazy_pattern import pattern
from gatewright.model.message import Message
from gatewright.model.request import Headers
from gatewright.model.unknown import Missing, Unknown

ALGORITHM: Final = "AWS4-HMAC-SHA256"
SERVICE: Final = "execute-api"
_USUAL: Final = pattern(
    rf"{ALGORITHM} Credential=(?P<Credential>[^,\s]+), ?SignedHeaders=(?P<SignedHeaders>[^,\s]+),"
    r" ?Signature=(?P<Signature>[^,\s]+)"
)
WINDOW_SECONDS: Final = 300
_CREDENTIAL_ELEMENTS: Final = 5
_QUERY_PARTS: Final = (
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Signature",
    "X-Amz-SignedHeaders",
    "X-Amz-Date",
)
_WHEN: Final = Missing(subject="request.received_at", what=Message(N_("when the call was made")))


def authorization_hash(value: str) -> str:
    """Return the hash that the texts print: standard Base64 of SHA-256 over the whole header value (verified)."""
    return b64encode(hashlib.sha256(wire_bytes(value)).digest()).decode()


def complaint(headers: Headers, query: str, now: float, region: str | None) -> Complaint | Unknown | None:
    """Return the first complaint about the request's credentials; `None` when their form is whole.

    `now` is Unix seconds (0 when nobody told us), `region` the region of the endpoint (`None` where the address
    names none). `UNKNOWN` when the evidence does not tell which credentials were sent, or how old they were.
    """
    sent = read(headers, query)
    return judge(sent, now, region, SERVICE) if isinstance(sent, SignatureSent) else sent


def read(headers: Headers, query: str) -> SignatureSent | Complaint | Unknown:
    """Return the signature that came, or the first complaint about what came instead of one."""
    header = headers.get("authorization")
    if isinstance(header, Unknown):
        return header
    parameters = _query_parameters(query)
    presigned = "X-Amz-Algorithm" in parameters
    if header is not None and presigned:
        return BOTH_PLACES, {}
    if presigned:
        return _read_query(parameters)
    if header is None:
        return MISSING_TOKEN, {}
    return _read_header(header, headers)


def judge(sent: SignatureSent, now: float, region: str | None, service: str) -> Complaint | Unknown | None:
    """Return the first complaint about a signature whose parts are all there.

    A presigned query stands for five minutes too, whatever its `X-Amz-Expires` says (published for API Gateway with
    the answer, 30 March 2021; the same front end of STS ignores it as well).
    """
    signed_at = instant(sent.date)
    if signed_at is None:
        return DATE_UNREADABLE, {"date": sent.date}
    if not now:
        return Unknown((_WHEN,))
    if signed_at < now - WINDOW_SECONDS:
        return EXPIRED, {"date": stamp(signed_at), "limit": stamp(now - WINDOW_SECONDS), "now": stamp(now)}
    if signed_at > now + WINDOW_SECONDS:
        return NOT_YET_CURRENT, {"date": stamp(signed_at), "limit": stamp(now + WINDOW_SECONDS), "now": stamp(now)}
    if "host" not in sent.signed_headers:
        return HOST_NOT_SIGNED, {}
    if sent.algorithm != ALGORITHM:
        return ALGORITHM_UNSUPPORTED, {"algorithm": sent.algorithm}
    if len(sent.credential) != _CREDENTIAL_ELEMENTS:
        return CREDENTIAL_MALFORMED, {"credential": "/".join(sent.credential)}
    return _complaint_about_scope(sent.credential, signed_stamp(sent.date), region, service)


def _query_parameters(query: str) -> dict[str, str]:
    """Return the query's parameters, raw; of a name that stands twice the first counts (recorded elsewhere)."""
    found: dict[str, str] = {}
    if "X-Amz-" in query:
        for part in query.split("&"):
            name, _, value = part.partition("=")
            found.setdefault(name, value)
    return found


def _read_header(value: str, headers: Headers) -> SignatureSent | Complaint | Unknown:
    usual = _USUAL.fullmatch(value)
    if usual is not None:
        # As every SDK writes it: nothing can lack but the date.
        date = _date(headers)
        if isinstance(date, str):
            return _sent("header", ALGORITHM, usual.groupdict(), date, headers.get("x-amz-security-token"))
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
    date = _date(headers)
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
    return _sent("header", algorithm, fields, date, headers.get("x-amz-security-token"))


def _date(headers: Headers) -> str | Unknown | None:
    date = headers.get("x-amz-date")
    return headers.get("date") if date is None else date


def _read_query(parameters: dict[str, str]) -> SignatureSent | Complaint:
    clause = "AWS query-string parameters must include "
    missing = [f"{clause}'{name}'." for name in _QUERY_PARTS if not parameters.get(name)]
    if missing:
        # The whole clause stands again for each part (recorded at a service with the same front end).
        return QUERY_PARTS_MISSING, {"complaints": " ".join(missing).removeprefix(clause)}
    fields = {name.removeprefix("X-Amz-"): unquote(value) for name, value in parameters.items()}
    sent = _sent("query", fields["Algorithm"], fields, fields["Date"], fields.get("Security-Token"))
    return replace(sent, expires=fields["Expires"]) if "Expires" in fields else sent


def _sent(
    place: Place, algorithm: str, fields: Mapping[str, str], date: str, session_token: str | Unknown | None
) -> SignatureSent:
    return SignatureSent(
        place=place,
        algorithm=algorithm,
        credential=tuple(fields["Credential"].split("/")),
        signed_headers=_names(fields["SignedHeaders"]),
        date=date,
        signature=fields["Signature"],
        session_token=session_token,
    )


@lru_cache(maxsize=1024)
def _names(listed: str) -> tuple[str, ...]:
    """Return the names of signed headers: callers list the same ones again and again."""
    return tuple(sorted(set(listed.lower().split(";"))))


def _complaint_about_scope(
    credential: tuple[str, ...], signed_at: str, region: str | None, service: str
) -> Complaint | None:
    """List every wrong part of the credential scope, each sentence followed by a space (recorded elsewhere)."""
    _, day, signed_region, signed_service, terminator = credential
    wrong = []
    if region is not None and signed_region != region:
        wrong.append("Credential should be scoped to a valid region. ")
    if signed_service != service:
        wrong.append(f"Credential should be scoped to correct service: '{service}'. ")
    if terminator != "aws4_request":
        wrong.append(f"Credential should be scoped with a valid terminator: 'aws4_request', not '{terminator}'. ")
    if day != signed_at[:8]:
        wrong.append(
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
            f"'{day}' != '{signed_at[:8]}', from '{signed_at}'. "
        )
    if not wrong:
        return None
    text = "".join(wrong)
    signature = SCOPE_DATE_WRONG if text.startswith("Date in") else SCOPE_WRONG
    return signature, {"complaints": text.removeprefix(signature.message.partition("{")[0])}
