"""
Causes outside the chain: another box answered, nobody did, or the call took another way to the front door.

No check of the request finds them. A table says which causes an answerer, or the lack of an answer, leaves; what was
seen of the call then rules some of them out.
"""

import re
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from typing import Final

from gatewright.checks.edge import (
    authorization_not_forwarded,
    cloudfront_refused,
    error_page_rewritten,
    get_with_body,
    host_header_forwarded,
    method_not_allowed,
    other_service,
    path_prefix,
    proxy_refused,
)
from gatewright.checks.endpoint import public_api_through_vpc_endpoint
from gatewright.checks.integration import BEHIND_THE_DOOR, permission_missing, refused
from gatewright.checks.request import BEFORE_THE_BACKEND, REQUEST, body_invalid, too_large
from gatewright.checks.tls import client_certificate_missing
from gatewright.checks.waf import challenge_unanswered, rule_blocked
from gatewright.doctor.answer_text import message_of
from gatewright.doctor.answered_by import Answerer, answered_by
from gatewright.doctor.backward import fitting, seldom
from gatewright.doctor.by_address import by_address
from gatewright.doctor.diagnosis import Suspect
from gatewright.doctor.disguised import is_a_page_in_its_place
from gatewright.doctor.hidden import PREFLIGHT, asks_first, is_hidden
from gatewright.doctor.http_api import of_http_api
from gatewright.doctor.other_services import IDS, of_other_service
from gatewright.doctor.own_words import or_customised
from gatewright.doctor.said_by_tools import said_by_tools
from gatewright.doctor.signatures.elsewhere import beside_a_signature
from gatewright.doctor.unanswered import is_unanswered, unanswered
from gatewright.doctor.websocket_api import of_websocket_api
from gatewright.engine.chain import chain_of
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.configuration import Configuration
from gatewright.model.fact import Fact
from gatewright.model.lazy_pattern import pattern
from gatewright.model.observation import Observation
from gatewright.model.outcome import Deny, Unsure
from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.loose_answer import known_message

BY_ANSWERER: Final[Mapping[Answerer, tuple[Cause, ...]]] = {
    "cloudfront": (
        get_with_body.CAUSE,
        method_not_allowed.CAUSE,
        cloudfront_refused.CAUSE,
        rule_blocked.CAUSE,
        host_header_forwarded.CAUSE,
    ),
    "proxy": (proxy_refused.CAUSE,),
    "s3": (other_service.CAUSE, error_page_rewritten.CAUSE),
    "load-balancer": (other_service.CAUSE, error_page_rewritten.CAUSE),
    "lambda-function-url": (other_service.CAUSE,),
    "integration": (refused.CAUSE,),
}
"""What an answer can mean that API Gateway's front door did not send."""

ELSEWHERE: Final = (other_service.CAUSE, proxy_refused.CAUSE, error_page_rewritten.CAUSE)
"""What a page can mean that has no mark of anybody, and none of API Gateway."""

ELSEWHERE_IN_DATA: Final = (other_service.CAUSE, refused.CAUSE, proxy_refused.CAUSE)
"""What the same without markup can mean: programs write it, and a backend whose answer was shown in part."""

ON_THE_WAY: Final = (
    public_api_through_vpc_endpoint.CAUSE,
    host_header_forwarded.CAUSE,
    authorization_not_forwarded.CAUSE,
    path_prefix.CAUSE,
)
"""What API Gateway itself answers for, though no check of the request as it was sent can find it."""

PAST_THE_DOOR: Final = (
    permission_missing.CAUSE,
    *(
        cause
        for cause in (*BEFORE_THE_BACKEND, *BEHIND_THE_DOOR)
        if cause.signatures and cause is not permission_missing.CAUSE
    ),
)
"""What API Gateway answers for a call that it let in: each in words, or with a status, that no refusal has."""

NOT_OF_THE_CHAIN: Final = (*ON_THE_WAY, *PAST_THE_DOOR)
"""What API Gateway answers for besides what its checks refuse."""

_DEFAULT_ENDPOINT: Final = pattern(r"[a-z0-9-]+\.execute-api\.[a-z0-9-]+\.(?:vpce\.)?amazonaws\.com(?:\.cn)?")
_SERVERS: Final = pattern(
    r"nginx|openresty|apache|cloudflare|akamai|microsoft-|litespeed|varnish|caddy|envoy|istio|kestrel|gunicorn|uvicorn"
    r"|werkzeug|jetty|tomcat|gws|google|github|heroku|vercel|netlify|sucuri|imperva|tengine|ddos-guard",
    re.IGNORECASE,
)
"""Servers before and of websites, as they name themselves (general knowledge of them)."""

_OF_A_TUNNEL: Final = ("CONNECT tunnel failed", "from proxy after CONNECT", "Tunnel connection failed")
"""How curl and Python say that a proxy did not open the tunnel."""

_USUAL_LOOPBACK: Final = ("127.0.0.1", "::1")
_TOO_LARGE: Final = 413
_METHOD_REFUSED: Final = b"not configured to allow the HTTP request method"
_LOGGED_METHOD: Final = b"InvalidRequestMethod"
"""What CloudFront's log has for the same (`said_by_tools`)."""

_BAD_REQUEST: Final = b"Bad request"
_BLOCKED: Final = b"Request blocked"
_HEADING: Final = b"The request could not be satisfied"
_REASONS: Final = (
    _METHOD_REFUSED,
    _BAD_REQUEST,
    _BLOCKED,
    b"t connect to the server",
    b"distribution is",
    b"Lambda function",
)
"""What CloudFront's page says of why, in the line below its heading."""
_CREDENTIALS: Final = ("authorization", "x-api-key", "x-amz-security-token")


def elsewhere(who: Answerer, exchange: Exchange, configuration: Configuration) -> tuple[Suspect, ...] | None:
    """Return what else can have ended a call; `None` when API Gateway's front door may have answered."""
    causes = _elsewhere(who, exchange)
    if causes is None:
        return None
    causes = beside_a_signature(causes, exchange.observation)
    found = [Suspect(cause, "possible", _itself(cause, exchange)) for cause in causes]
    found = found or list(unanswered(exchange, configuration))
    return tuple(suspect for suspect in found if not _ruled_out(suspect.cause, exchange))


def _itself(cause: Cause, exchange: Exchange) -> tuple[Fact, ...]:
    """Return how another service, or a proxy, names itself."""
    server = exchange.observation.headers.get("server")
    named = isinstance(server, str) and server and cause in (other_service.CAUSE, proxy_refused.CAUSE)
    return (Fact("response", "headers.server", str(server)),) if named else ()


def _elsewhere(who: Answerer, exchange: Exchange) -> tuple[Cause, ...] | None:
    if _by_a_proxy(exchange):
        return (proxy_refused.CAUSE,)
    named = _of_a_page(exchange) or by_address(exchange) or _of_a_text(exchange) or of_other_service(exchange)
    if named is not None:
        return named
    if is_hidden(exchange):
        return (PREFLIGHT,) if asks_first(exchange) else None
    if is_unanswered(exchange):
        return ()
    if who == "cloudfront" and not _page(exchange).strip():
        return cloudfront_refused.CAUSE, get_with_body.CAUSE, method_not_allowed.CAUSE
    if who in BY_ANSWERER:
        return BY_ANSWERER[who]
    if who == "api-gateway-http":
        return of_http_api(exchange)
    if who == "api-gateway-websocket":
        return of_websocket_api(exchange)
    if who == "unknown" and _has_no_mark(exchange.observation):
        return _of_nobody(exchange.observation)
    return None


def _of_nobody(seen: Observation) -> tuple[Cause, ...]:
    """Return what an answer without a mark can mean; a 413 of an API was shown without one (aws-lambda-dotnet#80)."""
    large = (too_large.CAUSE,) if seen.status == _TOO_LARGE else ()
    marks = (value for name in ("server", "via", "x-cache") for value in seen.headers.all(name))
    by_cloudfront = any("cloudfront" in mark.lower() for mark in marks)
    if isinstance(seen.body, Unknown) and by_cloudfront:
        return (*large, other_service.CAUSE, cloudfront_refused.CAUSE, error_page_rewritten.CAUSE)
    if _is_markup(seen.body):
        return (*large, *ELSEWHERE)
    data = (*ELSEWHERE_IN_DATA[:2], cloudfront_refused.CAUSE) if by_cloudfront else ELSEWHERE_IN_DATA
    return (*large, *or_customised(data, seen))


def _of_a_page(exchange: Exchange) -> tuple[Cause, ...] | None:
    """Return what a page says that stands in the place of the answer: a web ACL's challenge, or CloudFront's own."""
    if isinstance(exchange.request, Unknown) and answered_by(exchange.observation) == "waf":
        return (challenge_unanswered.CAUSE,)
    if is_a_page_in_its_place(exchange.observation):
        return error_page_rewritten.CAUSE, other_service.CAUSE
    return None


def _of_a_text(exchange: Exchange) -> tuple[Cause, ...] | None:
    """Return what a tool's text means; in an answer that came through API Gateway it is the backend's."""
    headers = exchange.observation.headers
    marked = any(isinstance(headers.get(name), str) for name in ("x-amzn-errortype", *IDS))
    return None if marked else said_by_tools(exchange.observation)


def on_the_way(exchange: Exchange, call: Call | None) -> tuple[Suspect, ...]:
    """Return what the answer of API Gateway can also mean: that the call came to it by another way, or otherwise."""
    found = []
    for cause in NOT_OF_THE_CHAIN:
        if (
            fitting(cause, exchange.observation) is None
            or _ruled_out(cause, exchange)
            or _is_checked(cause, exchange, call)
        ):
            continue
        if cause is public_api_through_vpc_endpoint.CAUSE:
            if not _is_private(call):
                found.append(_by_private_dns(exchange))
        else:
            found.append(Suspect(cause, "possible"))
    return tuple(sorted(found, key=lambda each: seldom(each.cause, exchange.observation)))


def _is_checked(cause: Cause, exchange: Exchange, call: Call | None) -> bool:
    """Tell a cause that a check of this call has judged: what a method asks of the request.

    But for a body that a mapping could not read as JSON, of which no check knows.
    """
    if call is None or cause not in REQUEST.causes or all(entry.check is not REQUEST for entry in chain_of(call)):
        return False
    if cause is not body_invalid.CAUSE or isinstance(REQUEST.run(call), Deny | Unsure):
        return True
    return message_of(exchange.observation) == body_invalid.CAUSE.signatures[0].message


def _by_private_dns(exchange: Exchange) -> Suspect:
    """Return how the private DNS of a VPC stands: likely where the name led to a private address."""
    if isinstance(exchange.remote_ip, Unknown):
        return Suspect(public_api_through_vpc_endpoint.CAUSE, "possible")
    fact = Fact("dns", "remote_ip", exchange.remote_ip)
    return Suspect(public_api_through_vpc_endpoint.CAUSE, "likely", (fact,))


def _is_private(call: Call | None) -> bool:
    """Tell whether the called API is known to be private."""
    if call is None or isinstance(call.api, Unknown) or isinstance(call.api.endpoint_types, Unknown):
        return False
    return "PRIVATE" in call.api.endpoint_types


def _by_a_proxy(exchange: Exchange) -> bool:
    """Tell a tunnel that a proxy did not open: the answer to CONNECT, or curl's own words for it."""
    if exchange.method == "CONNECT" and not isinstance(exchange.observation.status, Unknown):
        return True
    detail = exchange.failure.detail if exchange.failure is not None else ""
    return any(words in detail for words in _OF_A_TUNNEL)


def _has_no_mark(seen: Observation) -> bool:
    """Tell an answer without an id of API Gateway though all its headers are known, or in a form that it never has."""
    if not seen.headers.withheld or _is_before_websites(seen):
        return True
    if not isinstance(seen.body, Unknown) and _is_markup(seen.body):
        return True
    kind = seen.headers.get("content-type")
    return isinstance(kind, str) and kind.startswith("text/") and known_message(message_of(seen) or "") is None


def _is_markup(body: bytes | Unknown) -> bool:
    return isinstance(body, Unknown) or body.lstrip().startswith(b"<")


def _is_before_websites(seen: Observation) -> bool:
    """Tell the answer of a server that API Gateway does not have, in a text that is not one of AWS's."""
    server = seen.headers.get("server")
    named = isinstance(server, str) and _SERVERS.match(server) is not None
    marked = any(isinstance(seen.headers.get(name), str) for name in ("x-amzn-errortype", "x-amzn-requestid"))
    return named and not marked and known_message(message_of(seen) or "") is None


def _ruled_out(cause: Cause, exchange: Exchange) -> bool:
    """Tell whether what was seen of the call excludes the cause."""
    excludes = _EXCLUDED_BY.get(cause.id)
    return excludes is not None and excludes(exchange)


def _no_body_with_get(exchange: Exchange) -> bool:
    if not isinstance(exchange.method, Unknown) and exchange.method not in ("GET", "HEAD"):
        return True
    return exchange.body == b"" or not _page_may_say(exchange, _BAD_REQUEST)


def _verb_always_allowed(exchange: Exchange) -> bool:
    said = _LOGGED_METHOD in _page(exchange) or _page_may_say(exchange, _METHOD_REFUSED)
    return exchange.method in ("GET", "HEAD") or not said


def _says_another_reason(exchange: Exchange) -> bool:
    """Tell whether CloudFront's page names the verb, which is a cause of its own."""
    return _METHOD_REFUSED in _page(exchange)


def _not_blocked_by_a_web_acl(exchange: Exchange) -> bool:
    """Tell whether CloudFront's page has other words than those for a web ACL, or a country, that is in its way."""
    return not _page_may_say(exchange, _BLOCKED)


def _page(exchange: Exchange) -> bytes:
    return b"" if isinstance(exchange.observation.body, Unknown) else exchange.observation.body


def _page_may_say(exchange: Exchange, text: bytes) -> bool:
    """Tell whether CloudFront's page says this, or was shown without the line that gives its reason, or not at all."""
    page = _page(exchange)
    if not page or text in page:
        return True
    return _HEADING in page and not any(reason in page for reason in _REASONS)


def _way(exchange: Exchange, path: str) -> str:
    """Return what was found out about the way to the host; empty where nobody looked."""
    return next((fact.value for fact in exchange.ways if fact.path == path), "")


def _no_certificate_lacked(exchange: Exchange) -> bool:
    """Tell whether a client certificate cannot be what lacked: none is asked for, or one was shown."""
    shown = not isinstance(exchange.client_chain, Unknown) and exchange.client_chain != ()
    asked = _way(exchange, "tls.client-certificate") != "not asked for"
    return shown or not asked or _is_default_endpoint(exchange)


def _not_through_cloudfront(exchange: Exchange) -> bool:
    """Tell whether no distribution of the user's own can stand before the API."""
    alias = _way(exchange, "canonical-name")
    if alias:
        return not alias.endswith(".cloudfront.net")
    headers = exchange.observation.headers
    marked = any(isinstance(headers.get(name), str) for name in ("x-amz-cf-id", "x-amz-cf-pop")) or any(
        "cloudfront" in value.lower() for name in ("via", "x-cache") for value in headers.all(name)
    )
    return (not marked and not headers.withheld) or _is_default_endpoint(exchange)


def _host_not_forwarded(exchange: Exchange) -> bool:
    """Tell whether a forwarded Host cannot be meant: no distribution, or CloudFront's page has another reason.

    An edge-optimized API stands behind a CloudFront of AWS's own, which knows no such name: a bad request.
    """
    if b"The request could not be satisfied" in _page(exchange):
        return _BAD_REQUEST not in _page(exchange)
    return _not_through_cloudfront(exchange)


def _nothing_to_drop(exchange: Exchange) -> bool:
    """Tell whether the request is known to have carried no credential that CloudFront could drop."""
    sent: Headers = exchange.headers
    if _not_through_cloudfront(exchange):
        return True
    return all(sent.get(name) is None for name in _CREDENTIALS)


def _not_by_private_dns(exchange: Exchange) -> bool:
    """Tell whether the call cannot have been led into a VPC: another name, or a public address."""
    if not isinstance(exchange.host, Unknown) and (not _is_default_endpoint(exchange) or "vpce-" in exchange.host):
        return True
    if isinstance(exchange.remote_ip, Unknown):
        return False
    try:
        address = ip_address(exchange.remote_ip.strip("[]"))
    except ValueError:
        return False
    # The listener of a VPC endpoint that stands on this machine has a loopback address of its own.
    return str(address) in _USUAL_LOOPBACK or not address.is_private


def _is_default_endpoint(exchange: Exchange) -> bool:
    return not isinstance(exchange.host, Unknown) and _DEFAULT_ENDPOINT.fullmatch(exchange.host) is not None


def _is_gateway_text(exchange: Exchange) -> bool:
    """Tell whether the body is plain JSON with a message, as an error page is not."""
    return message_of(exchange.observation) is not None and _page(exchange).lstrip().startswith(b"{")


def _page_not_rewritten(exchange: Exchange) -> bool:
    return _not_through_cloudfront(exchange) or _is_gateway_text(exchange)


_EXCLUDED_BY: Final[Mapping[str, Callable[[Exchange], bool]]] = {
    get_with_body.CAUSE.id: _no_body_with_get,
    method_not_allowed.CAUSE.id: _verb_always_allowed,
    cloudfront_refused.CAUSE.id: _says_another_reason,
    rule_blocked.CAUSE.id: _not_blocked_by_a_web_acl,
    host_header_forwarded.CAUSE.id: _host_not_forwarded,
    path_prefix.CAUSE.id: _not_through_cloudfront,
    authorization_not_forwarded.CAUSE.id: _nothing_to_drop,
    error_page_rewritten.CAUSE.id: _page_not_rewritten,
    public_api_through_vpc_endpoint.CAUSE.id: _not_by_private_dns,
    client_certificate_missing.CAUSE.id: _no_certificate_lacked,
}
"""What excludes a cause, by its id; a cause that is not here is excluded by nothing."""
