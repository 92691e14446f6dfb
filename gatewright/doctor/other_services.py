"""
Answers of AWS's own services, which have API Gateway's front end and say much the same as an API does.

Told by the host that was called, by XML in which such a service names its exception to a browser, and by the action
that a caller may not perform (recorded in public threads of 2016 to 2024, `tests/threads`).
"""

import re
from functools import lru_cache
from typing import Final

from gatewright.checks.edge import other_service, proxy_refused
from gatewright.checks.endpoint import control_plane_host
from gatewright.checks.integration import misconfigured, refused
from gatewright.doctor.answer_text import LONGEST_DOCUMENT, message_of
from gatewright.engine.catalogue import CAUSES
from gatewright.model.cause import Cause
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.loose_answer import known_message

_REGION: Final = r"[a-z]{2}(?:-[a-z]+)+-\d"
_HOST: Final = pattern(
    rf"(?:[a-z0-9-]+\.)*?(?:(?P<service>[a-z0-9-]+)\.{_REGION}|[a-z0-9-]+\.{_REGION}\.(?P<behind>[a-z0-9-]+))"
    r"\.amazonaws\.com(?:\.cn)?"
)
"""`lambda.us-east-1.amazonaws.com`, and `search-pets.us-east-1.es.amazonaws.com`, which has it the other way about."""

_SERVES_APIS: Final = ("execute-api", "vpce", "apigateway", "compute", "s3-website")
"""Hosts of APIs, of their control plane, which has a cause of its own, and of what others may run behind a name."""

_TEXT_OF_ANOTHER: Final = re.compile(
    rb"Not Authorized to access \w+ on type \w+|Valid authorization header not provided|Unable to parse JWT token"
    rb"|You are not authorized to make this call"
    rb"|docs\.github\.com|Resource not accessible by integration|googleapi: Error|PERMISSION_DENIED|AADSTS\d{4}"
    rb"|AuthorizationFailed|insufficient_quota|is forbidden: User \\?\"system:"
    rb"|requested access to the resource is denied|no basic auth credentials|npm ERR!"
    rb"|access to the model with the specified model|remote: Permission to"
    rb"|Access Key Id you provided does not exist in our records|Incorrect username or password|User pool client"
    rb"|request time and the current time is too large|errors\.edgesuite\.net"
    rb"|\"traceId\"\s*:\s*\"[0-9a-f]{8}-|\A\s*\{\s*\"Message\"\s*:\s*(?:\"Forbidden\"|null)\s*\}"
    rb"|\"cloudflare_error\"|\"faultstring\"|\bsecurity_exception\b|\"status\"\s*:\s*\"UNAUTHENTICATED\""
    rb"|subscription key|Authorization_RequestDenied|InvalidAuthenticationToken|\"code\"\s*:\s*10000,"
    rb"|RBAC: access denied|upstream connect error|\bJwt is (?:missing|expired|not)|Fastly error: "
    rb"|no Route matched with those values|You are not subscribed to this API|docs\.rapidapi\.com"
)
"""
Texts of AppSync, IoT, function URLs, GitHub, Google, Azure, Apigee, Envoy, Kong, Cloudflare, Fastly, RapidAPI,
registries, S3, Cognito, OpenSearch, Kubernetes (public threads, and their manuals).
"""

_OF_OTHERS: Final = re.compile(
    r"(?:.+\.)?(?:github\.com|githubusercontent\.com|ghcr\.io|googleapis\.com|google\.com|microsoft\.com|windows\.net"
    r"|microsoftonline\.com|azure\.com|azurewebsites\.net|openai\.com|anthropic\.com|slack\.com|discord\.com"
    r"|twitter\.com|facebook\.com|instagram\.com|reddit\.com|docker\.io|docker\.com|npmjs\.org|npmjs\.com"
    r"|pypi\.org|gitlab\.com|bitbucket\.org|atlassian\.net|herokuapp\.com|vercel\.app|netlify\.app|workers\.dev"
    r"|pages\.dev|firebaseio\.com|cloudfunctions\.net|run\.app|supabase\.co|huggingface\.co|salesforce\.com|shopify\.com"
    r"|myshopify\.com|stripe\.com|paypal\.com|telegram\.org|spotify\.com|cloudflare\.com|on\.aws|amazoncognito\.com)"
)
"""Hosts of well-known services that are none of API Gateway's (general knowledge of them)."""

_TYPES_WITHOUT_A_CAUSE: Final = frozenset(
    {
        "RequestEntityTooLargeException",
        "AuthorizerFailureException",
        "InternalFailureException",
        "ServiceUnavailableException",
        "ForbiddenException",
    }
)
"""Errors of API Gateway that no cause here answers with."""

IDS: Final = ("x-amz-apigw-id", "apigw-requestid")
"""What every answer bears that came through API Gateway."""

_PORT: Final = re.compile(r"(?:https?|wss?)://[^/?#]*:(?P<port>\d{1,5})(?:[/?#]|$)", re.IGNORECASE)
_OF_THIS_MACHINE: Final = re.compile(
    r"127\.|\[?::1|0\.0\.0\.0|(?:[a-z0-9.-]*\.)?localhost(?:\.localstack\.cloud)?$", re.IGNORECASE
)
_OF_APPSYNC: Final = re.compile(rb'"errors"\s*:\s*\[\s*\{[^{}]*"errorType"\s*:\s*"UnauthorizedException"')
"""How AppSync refuses: GraphQL's `errors`, with the name of its error (recorded, 2019)."""

_XML: Final = re.compile(rb"\s*<[A-Za-z]+Exception\b")
_NO_OPERATION: Final = "Unable to determine service/operation name to be authorized"
"""
What the Lambda API says of a path or a verb that it does not have, mostly to an integration with another verb than
POST (public threads of 2015 to 2016); and every other control plane.
"""

_ACTION: Final = pattern(r"is not authorized to perform: (?P<service>[a-z0-9-]+):")


_OF_API_GATEWAY: Final = pattern(
    r"(?i)execute-?api|api ?gateway|connection$|rest_?api"
    r"|authorizer|mapping|certificate|deployment|document|domain"
    r"|export|response|integration|method|model|validator|resource|sdk|stage|tag|usage|vpclink|apikey|account|apis?$"
    r"|route|cache|rule|portal"
)
"""What services and operations of API Gateway's own are called: `PostToConnection`, `CreateRestApi`."""

_OF_AWS: Final = pattern(r"(?:AWS|Amazon)[A-Z ]")
"""How the SDK for Java calls AWS's services; the clients that API Gateway generates are called as their API is."""

_SAYS_NOTHING: Final = frozenset({"", "forbidden", "access denied"})
_OF_APIS: Final = frozenset({401, 403, 429})


def of_other_service(exchange: Exchange) -> tuple[Cause, ...] | None:
    """Return what is left when a service of AWS's own answered; `None` where nothing says so."""
    if not isinstance(exchange.host, Unknown) and (match := _HOST.fullmatch(exchange.host)) is not None:
        return None if (match["service"] or match["behind"]) in _SERVES_APIS else (other_service.CAUSE,)
    if not isinstance(exchange.host, Unknown) and _OF_OTHERS.fullmatch(exchange.host):
        return (other_service.CAUSE,)
    if _is_on_a_port(exchange):
        return other_service.CAUSE, refused.CAUSE, proxy_refused.CAUSE
    body = exchange.observation.body
    if (marked := _of_marks(exchange)) is not None:
        return marked
    message = message_of(exchange.observation) or ""
    if _is_of_an_sdk(exchange, message):
        return other_service.CAUSE, proxy_refused.CAUSE
    if message == _NO_OPERATION:
        return misconfigured.CAUSE, control_plane_host.CAUSE, other_service.CAUSE
    if not isinstance(body, Unknown) and _XML.match(body):
        return control_plane_host.CAUSE, other_service.CAUSE
    action = _ACTION.search(message)
    if action is None or action["service"] == "execute-api":
        return None
    if action["service"] == "apigateway":
        return control_plane_host.CAUSE, other_service.CAUSE
    return other_service.CAUSE, refused.CAUSE


def _of_marks(exchange: Exchange) -> tuple[Cause, ...] | None:
    """Return what a mark or a text of another service leaves, in an answer without an id of API Gateway."""
    headers, body = exchange.observation.headers, exchange.observation.body
    if any(isinstance(headers.get(name), str) for name in IDS):
        return None
    text = b"" if isinstance(body, Unknown) else body[:LONGEST_DOCUMENT]
    if _is_a_type_of_another(headers.get("x-amzn-errortype")) or isinstance(headers.get("x-amzn-errormessage"), str):
        return (other_service.CAUSE, refused.CAUSE)
    if isinstance(headers.get("cf-mitigated"), str) or _OF_APPSYNC.search(text):
        return (other_service.CAUSE,)
    return (other_service.CAUSE, refused.CAUSE) if _TEXT_OF_ANOTHER.search(text) else None


def _is_a_type_of_another(name: str | Unknown | None) -> bool:
    """Tell an error type that API Gateway's front door never names; one of its own types may be written in full."""
    if not isinstance(name, str):
        return False
    return name.partition(":")[0].strip().rpartition("#")[2] not in _own_types()


@lru_cache(maxsize=1)
def _own_types() -> frozenset[str]:
    every = (signature for cause in CAUSES.values() for signature in (*cause.signatures, *cause.seldom))
    return _TYPES_WITHOUT_A_CAUSE.union(signature.error_type for signature in every)


def _is_on_a_port(exchange: Exchange) -> bool:
    """Tell a call to a port on which API Gateway does not listen; on this machine, a tunnel may lead to it."""
    match = None if exchange.url is None else _PORT.match(exchange.url)
    if match is None or int(match["port"]) in (80, 443):
        return False
    places = (one for one in (exchange.host, exchange.remote_ip) if not isinstance(one, Unknown))
    return not any(_OF_THIS_MACHINE.match(one) for one in places)


def _is_of_an_sdk(exchange: Exchange, message: str) -> bool:
    """Tell an SDK's error of another service, of which neither text nor status is one that an API answers with."""
    status = exchange.observation.status
    silent = message.strip(" .").lower() in _SAYS_NOTHING
    if not silent and known_message(message) is not None and (isinstance(status, Unknown) or status in _OF_APIS):
        return False
    return names_another(exchange)


def names_another(exchange: Exchange) -> bool:
    """Tell whether an SDK says that it called a service of AWS which is not API Gateway."""
    if exchange.service is not None:
        return _OF_AWS.match(exchange.service) is not None and _OF_API_GATEWAY.search(exchange.service) is None
    if exchange.operation is None or exchange.operation.startswith("Invoke"):
        return exchange.operation is not None and exchange.operation != "Invoke"
    return _OF_API_GATEWAY.search(exchange.operation) is None
