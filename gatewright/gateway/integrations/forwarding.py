"""What a backend learns of the caller besides the mapped request: his header fields, where he came from, a trace id.

Which fields a proxy integration leaves out is recorded (LocalStack's AWS-validated `TestApiGatewayHeaderRemapping`,
2024-07-17).
"""

from typing import Final

from gatewright.aws.mapping_expressions import Fields
from gatewright.gateway.integrations.response_headers import named_by_connection
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

_SET_BY_US: Final = frozenset({"x-amzn-trace-id", "x-forwarded-for", "x-forwarded-port", "x-forwarded-proto"})


def passed_headers(request: Request) -> Fields:
    """Return what a proxy integration passes of the caller's headers, in order and spelled as they came."""
    left_out = _NOT_PASSED | named_by_connection(request.headers.items)
    return tuple((name, value) for name, value in request.headers.items if name.lower() not in left_out)


def trace_id(request: Request) -> str:
    """Return the trace id of a call: the caller's root, or the time and 24 digits of the request id.

    The form is documented ("Tracing header", AWS X-Ray); that a caller's root is kept is, too.
    """
    sent = request.headers.get("x-amzn-trace-id")
    if isinstance(sent, str):
        root = next((part.strip() for part in sent.split(";") if part.strip().lower().startswith("root=1-")), None)
        if root is not None:
            return f"Root={root[len('root=') :]}"
    return f"Root=1-{int(request.received_at):08x}-{request.request_id.replace('-', '')[-24:]:0>24}"


def forwarded(request: Request) -> list[tuple[str, str]]:
    """Return who called and how: our own peer behind whatever earlier hops claimed; port and scheme are ours."""
    peer = request.peer.source_ip
    hops = [*request.headers.all("x-forwarded-for"), *(() if isinstance(peer, Unknown) else (peer,))]
    host = request.headers.get("host")
    _, _, port = host.rpartition(":") if isinstance(host, str) else ("", "", "")
    encrypted = isinstance(request.peer.tls, Tls)
    return [
        ("X-Forwarded-For", ", ".join(hops)),
        ("X-Forwarded-Port", port if port.isdigit() else "443" if encrypted else "80"),
        ("X-Forwarded-Proto", "https" if encrypted else "http"),
    ]


def seen_headers(request: Request) -> Fields:
    """Return the caller's fields with those that API Gateway sets in the place of his own."""
    own = tuple((name, value) for name, value in request.headers.items if name.lower() not in _SET_BY_US)
    return (*own, ("X-Amzn-Trace-Id", trace_id(request)), *forwarded(request))
