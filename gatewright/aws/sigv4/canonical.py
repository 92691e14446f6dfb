"""The two texts that a signature is made of: the canonical request, and the string to sign.

Restates "Create a signed AWS API request", where a service and its callers must agree byte for byte.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
"""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Final
from urllib.parse import quote, unquote_to_bytes

from gatewright.aws.sigv4.dates import signed_stamp
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.wire_bytes import wire_bytes
from gatewright.i18n import N_
from gatewright.model.lazy_pattern import pattern
from gatewright.model.message import Message
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import Missing, Unknown

PathRule = Callable[[str], str]
"""From the path as it stood on the wire to the path that is signed."""

PayloadRule = Callable[[Request], str | Unknown]
"""From a request to the last line of its canonical request, which stands for the body."""

EMPTY_BODY_HASH: Final = sha256(b"").hexdigest()
_BODY: Final = Unknown((Missing(subject="request.body", what=Message(N_("the body of the request"))),))
_UNRESERVED: Final = pattern(r"[A-Za-z0-9._~-]*")
_UNRESERVED_PATH: Final = pattern(r"[A-Za-z0-9._~/-]*")
_BLANKS: Final = pattern(r"[ \t\r\n]+")
_BODY_HASH: Final = pattern(r"[0-9a-f]{64}")


def without_dot_segments(path: str) -> str:
    """Remove `.` and `..` (RFC 3986, section 5.2.4) and the empty segments between repeated slashes."""
    if "//" not in path and "/." not in path and path[:1] == "/":
        return path
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del kept[-1:]
        elif segment not in ("", "."):
            kept.append(segment)
    if not kept:
        return "/"
    return "/" + "/".join(kept) + ("/" if path.endswith("/") else "")


def percent_encoded(path: str) -> str:
    """Encode every byte of a path but the unreserved characters and `/`; a percent sign too, whatever follows it."""
    return path if _UNRESERVED_PATH.fullmatch(path) else quote(wire_bytes(path), safe="/~")


def path_of_execute_api(path: str) -> str:
    """Return the path as API Gateway signs it: the wire's, tidied and then percent-encoded again.

    So `%20` becomes `%2520`, while a lone `$` becomes `%24` (recorded 15 December 2023 in an answer of API Gateway).
    """
    return percent_encoded(without_dot_segments(path))


def canonical_query(query: str) -> str:
    """Decode each name and value, encode it strictly, and sort by name, then value; a name alone gets its `=`.

    `+` is a blank and becomes `%20` (recorded 31 July 2023 in an answer of API Gateway). The signature of a presigned
    query is no part of what it signs.
    """
    if not query:
        return ""
    pairs = []
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if part and name != "X-Amz-Signature":
            pairs.append((_strictly_encoded(name), _strictly_encoded(value)))
    pairs.sort()
    return "&".join([f"{name}={value}" for name, value in pairs])


def _strictly_encoded(text: str) -> str:
    if _UNRESERVED.fullmatch(text):
        return text
    return quote(unquote_to_bytes(wire_bytes(text.replace("+", " "))), safe="~")


def canonical_headers(headers: Headers, host: str, names: Iterable[str]) -> str | Unknown:
    """Return the lines of the signed headers: values of one name joined by commas in the order of the wire.

    A header that is named but did not come counts as empty (inferred). HTTP/2 sends no `host`; it is signed all the
    same.
    """
    sent: dict[str, list[str]] = {}
    for name, value in headers:
        sent.setdefault(name.lower(), []).append(value)
    if "host" not in sent and not headers.withheld:
        sent["host"] = [host]
    lines = []
    for name in names:
        values = sent.get(name)
        if values is None:
            withheld = headers.get(name)
            if isinstance(withheld, Unknown):
                return withheld
            values = []
        lines.append(f"{name}:{','.join([trimmed(value) for value in values])}\n")
    return "".join(lines)


def trimmed(value: str) -> str:
    """Take the blanks around a header's value away, and leave one of each run within, folded lines included."""
    value = value.strip(" \t\r\n")
    if "  " in value or "\t" in value or "\n" in value:
        return _BLANKS.sub(" ", value)
    return value


def body_hash(request: Request) -> str | Unknown:
    """Return the hash of the body; where nobody told us the body, what `x-amz-content-sha256` says of it."""
    if not isinstance(request.body, Unknown):
        return sha256(request.body).hexdigest() if request.body else EMPTY_BODY_HASH
    claimed = request.headers.get("x-amz-content-sha256")
    if isinstance(claimed, str) and _BODY_HASH.fullmatch(claimed):
        return claimed
    return _BODY


def canonical_request(
    request: Request, sent: SignatureSent, path_rule: PathRule, payload_rule: PayloadRule = body_hash
) -> str | Unknown:
    """Return the canonical request that a right signature of this request signs."""
    header_lines = canonical_headers(request.headers, request.host, sent.signed_headers)
    if isinstance(header_lines, Unknown):
        return header_lines
    payload = payload_rule(request)
    if isinstance(payload, Unknown):
        return payload
    return "\n".join(
        (
            request.method,
            path_rule(request.path),
            canonical_query(request.query),
            header_lines,
            ";".join(sent.signed_headers),
            payload,
        )
    )


def string_to_sign(sent: SignatureSent, canonical: str) -> str:
    """Return the text whose keyed hash is the signature: algorithm, date, scope, and the hash of `canonical`."""
    digest = sha256(wire_bytes(canonical)).hexdigest()
    return f"{sent.algorithm}\n{signed_stamp(sent.date)}\n{sent.scope}\n{digest}"
