"""
A printed curl command, completed from the call that it stands for: the same server, fields, query and body.

A fix that is another request was decided with all that the call brought, so its command has to bring it too. What is
secret stands as a shell variable. https://curl.se/docs/manpage.html
"""

from dataclasses import replace
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from gatewright.aws.addresses import address
from gatewright.aws.vpc_endpoint_names import way_of
from gatewright.aws.websocket_handshake import is_handshake
from gatewright.checks.iam.fixes import SIGNER
from gatewright.doctor.diagnosis import Diagnosis, Finding, Remedied
from gatewright.model.lazy_pattern import pattern
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.redact import is_secret_name, redact_query
from gatewright.sources.redact_loose import redact_loose

_LINE: Final = pattern(r"curl -i (.*) '(https?)(://[^']*)'")
_IN_QUOTES: Final = pattern(r"[ -&(-~]+")
"""Printable ASCII that may stand within single quotes."""

_VARIABLE: Final = pattern(r"[^A-Za-z0-9]+")
_SIGNATURE: Final = "AWS4-HMAC-SHA256"
_FORM: Final = "application/x-www-form-urlencoded"
_BY_THE_CLIENT: Final = frozenset(
    {
        *("accept", "accept-encoding", "accept-language", "cache-control", "connection", "content-length", "dnt"),
        *("forwarded", "host", "pragma", "priority", "referer", "te", "traceparent", "upgrade-insecure-requests"),
        *(
            "upgrade",
            "user-agent",
            "via",
            "x-amz-content-sha256",
            "x-amz-date",
            "x-amz-security-token",
            "x-amzn-trace-id",
        ),
    }
)
_MARKS_OF_A_CLIENT: Final = ("if-", "sec-", "x-forwarded-")
"""Fields that a client, or whoever stands on the way, sends by itself, and how others of them begin."""


HANDSHAKE: Final = (
    "-N -m 5 --http1.1 -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13'"
    " -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='"
)
"""The key is the one of RFC 6455's example: it proves nothing but that the server read it."""


def called_alike(diagnosis: Diagnosis) -> Diagnosis:
    """Return the diagnosis whose curl commands bring what the call brought, to where it went."""
    told = diagnosis.exchange.request
    request = None if isinstance(told, Unknown) else told

    def completed(fix: Remedied) -> Remedied:
        line = None if fix.command is None else _completed(fix.command, fix.request or request, diagnosis.exchange)
        if line is not None and _mends_a_hidden_body(fix.request, request):
            return replace(fix, command=None)
        return fix if line is None else replace(fix, command=line)

    def finding(found: Finding) -> Finding:
        looks = tuple(replace(look, command=_at_its_port(look.command, diagnosis.exchange)) for look in found.confirm)
        return replace(found, fixes=tuple(completed(fix) for fix in found.fixes), confirm=looks)

    return replace(diagnosis, findings=tuple(finding(found) for found in diagnosis.findings))


def curl_of(exchange: Exchange, region: str) -> str | None:
    """Return the command that makes a call again, secrets as shell variables; `None` where it cannot be written so.

    A call that was signed is signed anew, for `region`.
    """
    request = exchange.request
    if isinstance(request, Unknown) or exchange.url is None or exchange.connection is not None:
        return None
    url = exchange.url.partition("?")[0]
    if not _IN_QUOTES.fullmatch(url) or not request.method.isalpha():
        return None
    authorization = request.headers.get("authorization")
    is_signed = isinstance(authorization, str) and authorization.startswith(_SIGNATURE)
    signer = f" {SIGNER.format(region=region)}" if is_signed else ""
    return _completed(f"curl -i -X {request.method}{signer} '{url}'", request, exchange)


def _completed(line: str, request: Request | None, exchange: Exchange) -> str | None:
    """Return the line with what it leaves out; `None` for a command of another kind."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    options, scheme, place = found[1], found[2], found[3]
    host = urlsplit(f"{scheme}{place}").hostname or ""
    way = "" if _leaves_the_endpoint(exchange, request) else _way(exchange, host)
    place = place if way else _with_port(place, exchange)
    if _is_local(exchange):
        scheme = urlsplit(exchange.url or "").scheme or scheme
        way += " -k" if scheme == "https" and " -k" not in options else ""
    if request is None:
        return f"curl -i{way} {options} '{scheme}{place}'"
    if "--aws-sigv4" in options:
        request = _as_a_form(request)
    more = "".join(
        f" {option}" for option in (*_handshake(options, request), *_fields(options, request), *_body(request))
    )
    query = _query(place, request)
    if "--aws-sigv4" in f"{options}{more}":
        query = _in_order(query)
    return f"curl -i{way} {options}{more} '{scheme}{place}{query}'"


def _leaves_the_endpoint(exchange: Exchange, mended: Request | None) -> bool:
    """Tell a fix that is a call by another way than the VPC endpoint that was called."""
    sent = exchange.request
    if isinstance(sent, Unknown) or mended is None:
        return False
    return isinstance(way_of(sent), VpcEndpoint) and way_of(mended) is None


def _with_port(place: str, exchange: Exchange) -> str:
    """Return `://host/path` with the port that was called, where the host is the same and the port is not its own."""
    parts = urlsplit(exchange.url or "")
    host, slash, path = place.removeprefix("://").partition("/")
    if parts.port in (None, 80, 443) or host != (parts.hostname if ":" not in str(parts.hostname) else ""):
        return place
    return f"://{host}:{parts.port}{slash}{path}"


def _at_its_port(command: str, exchange: Exchange) -> str:
    """Return a command that looks at the server, which stands where the call went to."""
    parts, host = urlsplit(exchange.url or ""), exchange.host
    if isinstance(host, Unknown) or parts.port is None:
        return command
    place = _in_url(str(exchange.remote_ip)) if _is_local(exchange) else host
    found = command.replace(f" -connect {host}:443 ", f" -connect {place}:{parts.port} ")
    return found.replace(f"'https://{host}/", f"'{parts.scheme}://{host}:{parts.port}/")


def _as_a_form(request: Request) -> Request:
    """Return a form with the parameters of its query in its body: signed, it may have them nowhere else."""
    of_a_form = str(request.headers.get("content-type")).partition(";")[0].strip().lower() == _FORM
    if not of_a_form or not request.query or isinstance(request.body, Unknown):
        return request
    return replace(request, query="", body=b"&".join(part for part in (request.body, request.query.encode()) if part))


def _way(exchange: Exchange, host: str) -> str:
    """Return the option that leads the call to the server that it went to, where its host's name would not."""
    if _is_local(exchange) and not f".{host}".endswith(".localhost") and not _is_address(host):
        port = _port(exchange)
        return "" if port is None else f" --connect-to ::{_in_url(str(exchange.remote_ip))}:{port}"
    if exchange.connected_to is not None and host == exchange.host:
        return f" --connect-to ::{exchange.connected_to}:{_port(exchange) or 443}"
    return ""


def _is_local(exchange: Exchange) -> bool:
    """Tell a call to this machine, whatever name it was made to."""
    return isinstance(exchange.remote_ip, str) and _is_address(exchange.remote_ip, loopback=True)


def _is_address(text: str, *, loopback: bool = False) -> bool:
    try:
        found = ip_address(text.strip("[]"))
    except ValueError:
        return False
    return found.is_loopback or not loopback


def _in_url(text: str) -> str:
    return f"[{text}]" if ":" in text else text


def _port(exchange: Exchange) -> int | None:
    if exchange.remote_port is not None:
        return exchange.remote_port
    parts = urlsplit(exchange.url or "")
    return parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def _handshake(options: str, request: Request) -> list[str]:
    """Return what makes the line the opening handshake of a WebSocket connection, where the call was one.

    Curl stays on the connection that it was given, so that the line ends after five seconds.
    """
    return [HANDSHAKE] if is_handshake(request) and "Sec-WebSocket-" not in options else []


def _fields(options: str, request: Request) -> list[str]:
    """Return the header fields of the request that the line does not have; a signature is made anew."""
    lower = options.lower()
    found = []
    untold = {name for name, _ in request.headers.untold}
    for name, value in (*request.headers, *request.headers.untold):
        low = name.lower()
        if f"{low}:" in lower or low in _BY_THE_CLIENT or low.startswith(_MARKS_OF_A_CLIENT):
            continue
        if not _IN_QUOTES.fullmatch(name):
            continue
        if low == "authorization" and (value.startswith(_SIGNATURE) or "--aws-sigv4" in options):
            found += [] if "--aws-sigv4" in options else _signer(request)
        elif is_secret_name(name) or name in untold:
            found.append(f'-H "{name}: ${_variable(low)}"')
        elif _IN_QUOTES.fullmatch(value) and redact_loose(value) == value:
            found.append(f"-H '{name}: {value}'")
    return found


def _variable(name: str) -> str:
    """Return the shell variable that a secret stands in: those of the other commands, or one named as the field."""
    known = {"authorization": "TOKEN", "x-api-key": "API_KEY"}
    return known.get(name) or _VARIABLE.sub("_", name).upper()


def _signer(request: Request) -> list[str]:
    named = address(request.host, request.path)
    return [] if named is None or named.region is None else [SIGNER.format(region=named.region)]


def _query(place: str, request: Request) -> str:
    """Return the query of the request where the line has none and no secret stands in it."""
    query = request.query
    plain = query and "?" not in place and "'" not in query and redact_query(query) == query
    return f"?{query}" if plain and query.isascii() and query.isprintable() else ""


def _in_order(query: str) -> str:
    """Return a query as it is signed: curl before 8.3 signs the parameters as they stand."""
    parts = (part if "=" in part else f"{part}=" for part in query[1:].split("&") if part)
    return f"?{'&'.join(sorted(parts))}" if query else ""


def _mends_a_hidden_body(mended: Request | None, sent: Request | None) -> bool:
    """Tell a fix that is another body, of one that holds a secret or has no place in a command."""
    return mended is not None and sent is not None and mended.body != sent.body and not _body(mended)


def _body(request: Request) -> list[str]:
    """Return the body where it is known, plain and without a secret; curl names a type for one by itself."""
    if isinstance(request.body, Unknown) or not request.body:
        return []
    text = request.body.decode("latin-1")
    if not _IN_QUOTES.fullmatch(text) or text.startswith("@") or redact_loose(text) != text:
        return []
    untyped = request.headers.get("content-type") is None
    return [*(["-H 'Content-Type:'"] if untyped else []), f"--data-raw '{text}'"]
