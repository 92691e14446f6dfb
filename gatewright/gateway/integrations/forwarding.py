"""What a backend learns of the caller besides the mapped request: his header fields, where he came from, a trace id.

Which fields a proxy integration leaves out is recorded (LocalStack's AWS-validated `TestApiGatewayHeaderRemapping`,
2024-07-17).
"""

from collections.abc import Mapping
from typing import Final

from gatewright.gateway.integrations.response_headers import named_by_connection
from gatewright.model.call import Call
from gatewright.model.fields import Fields
from gatewright.model.principal import Principal
from gatewright.model.request import Request, Tls
from gatewright.model.unknown import Unknown

_NOT_PASSED: Final = frozenset(
    {
        "connection",
        "content-encoding",
        "content-length",
        "content-md5",
        "expect",
        "host",
        "keep-alive",
        "max-forwards",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "server",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "via",
        "www-authenticate",
        "x-amzn-apigateway-api-id",
        "x-amzn-trace-id",
        "x-forwarded-for",
        "x-forwarded-port",
        "x-forwarded-proto",
    }
)
"""What a proxy integration leaves out of the caller's headers; the last five are set anew.

`Keep-Alive`, `Proxy-Authorization` and `Proxy-Connection` are of the connection (RFC 9110, section 7.6.1).
"""

_AUTHORIZATION: Final = "authorization"
_SCHEME: Final = "AWS4-"
_NO_TRACE: Final[Mapping[str, str]] = {}
_FORWARDED_FOR: Final = len("x-forwarded-for")
_HOST: Final = len("host")
_ENCRYPTED: Final = ("X-Forwarded-Proto", "https")
_PLAIN: Final = ("X-Forwarded-Proto", "http")
SET_BY_US: Final = frozenset({"x-amzn-trace-id", "x-forwarded-for", "x-forwarded-port", "x-forwarded-proto"})
"""Names, in lower case, of the fields that API Gateway sets in the place of the caller's own."""


def without_signature(fields: Fields, call: Call) -> Fields:
    """Return header fields without the `Authorization` that signed the call, which ends at the door.

    Documented ("Amazon API Gateway important notes": it is trimmed where it holds a Signature Version 4 signature and
    AWS_IAM is used). What else was signed goes on, the session token among it; so does an `Authorization` that no
    check has read.
    """
    if not isinstance(call.principal, Principal):
        return fields
    return tuple([field for field in fields if not (field[0].lower() == _AUTHORIZATION and _signs(field[1]))])


def _signs(value: str) -> bool:
    return value.lstrip().startswith(_SCHEME)


def passed_headers(fields: Fields) -> Fields:
    """Return what a proxy integration passes of the caller's headers, in order and spelled as they came."""
    kept, connection = [], False
    for field in fields:
        lower = field[0].lower()
        if lower not in _NOT_PASSED:
            kept.append(field)
        elif lower == "connection":
            connection = True
    left_out = named_by_connection(fields) if connection else None
    return tuple([field for field in kept if field[0].lower() not in left_out] if left_out else kept)


def trace_id(request: Request) -> str:
    """Return the trace id of a call: the caller's root, or the time and 24 digits of the request id.

    The form is documented ("Tracing header", AWS X-Ray); that a caller's root is kept is, too.
    """
    sent = _sent_trace(request)
    if sent and sent.get("root", "").startswith("1-"):
        return f"Root={sent['root']}"
    return f"Root=1-{int(request.received_at):08x}-{request.request_id.replace('-', '')[-24:]:0>24}"


def answered_trace(request: Request) -> str:
    """Return the trace that an answer tells: the root, the segment above, and whether it is sampled.

    Recorded (LocalStack's AWS-validated `test_invocation_trace_id`, 2024-08-07): what the caller sent of them is kept,
    and a `Parent` that he did not send is made. That nothing is sampled unless he says so is inferred.
    """
    sent = _sent_trace(request)
    parent = sent.get("parent") or f"{request.request_id.replace('-', '')[:16]:0>16}"
    return f"{trace_id(request)};Parent={parent};Sampled={sent.get('sampled', '0')}"


def _sent_trace(request: Request) -> Mapping[str, str]:
    """Return the parts of the caller's `X-Amzn-Trace-Id` by their names in lower case."""
    sent = request.headers.get("x-amzn-trace-id")
    if not isinstance(sent, str):
        return _NO_TRACE
    parts = (part.strip().partition("=") for part in sent.split(";"))
    return {name.lower(): value for name, _, value in parts}


def forwarded(request: Request) -> list[tuple[str, str]]:
    """Return who called and how: our own peer behind whatever earlier hops claimed; port and scheme are ours."""
    hops: list[str] = []
    host: str | None = None
    # One walk over the fields for both names, by their lengths: every proxied call comes by here.
    for name, value in request.headers.items:
        length = len(name)
        if length == _FORWARDED_FOR and name.lower() == "x-forwarded-for":
            hops.append(value)
        elif length == _HOST and host is None and name.lower() == "host":
            host = value
    peer = request.peer
    if not isinstance(peer.source_ip, Unknown):
        hops.append(peer.source_ip)
    port = "" if host is None else host.rpartition(":")[2]
    encrypted = isinstance(peer.tls, Tls)
    return [
        ("X-Forwarded-For", ", ".join(hops)),
        ("X-Forwarded-Port", port if port.isdigit() else "443" if encrypted else "80"),
        _ENCRYPTED if encrypted else _PLAIN,
    ]


def seen_headers(request: Request) -> Fields:
    """Return the caller's fields with those that API Gateway sets in the place of his own."""
    own = tuple((name, value) for name, value in request.headers.items if name.lower() not in SET_BY_US)
    return (*own, ("X-Amzn-Trace-Id", trace_id(request)), *forwarded(request))
