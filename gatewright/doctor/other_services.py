"""
Answers of AWS's own services, which have API Gateway's front end and say much the same as an API does.

Told by the host that was called, by XML in which such a service names its exception to a browser, and by the action
that a caller may not perform (recorded in public threads of 2016 to 2024, `tests/threads`).
"""

import re
from typing import Final

from gatewright.checks.edge import other_service, proxy_refused
from gatewright.checks.endpoint import control_plane_host
from gatewright.checks.integration import refused
from gatewright.doctor.answer_text import message_of
from gatewright.model.cause import Cause
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_REGION: Final = r"[a-z]{2}(?:-[a-z]+)+-\d"
_HOST: Final = pattern(
    rf"(?:[a-z0-9-]+\.)*?(?:(?P<service>[a-z0-9-]+)\.{_REGION}|[a-z0-9-]+\.{_REGION}\.(?P<behind>[a-z0-9-]+))"
    r"\.amazonaws\.com(?:\.cn)?"
)
"""`lambda.us-east-1.amazonaws.com`, and `search-pets.us-east-1.es.amazonaws.com`, which has it the other way about."""

_SERVES_APIS: Final = ("execute-api", "vpce", "apigateway", "elb", "compute", "s3-website")
"""Hosts of APIs, of their control plane, which has a cause of its own, and of what others may run behind a name."""

_XML: Final = re.compile(rb"\s*<[A-Za-z]+Exception\b")
_NO_OPERATION: Final = "Unable to determine service/operation name to be authorized"
_ACTION: Final = pattern(r"is not authorized to perform: (?P<service>[a-z0-9-]+):")


_OF_API_GATEWAY: Final = pattern(
    r"(?i)execute-?api|api ?gateway|connection$|rest_?api|authorizer|mapping|certificate|deployment|document|domain"
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
    body = exchange.observation.body
    message = message_of(exchange.observation) or ""
    if _is_of_an_sdk(exchange, message):
        return other_service.CAUSE, proxy_refused.CAUSE
    if (not isinstance(body, Unknown) and _XML.match(body)) or message == _NO_OPERATION:
        return control_plane_host.CAUSE, other_service.CAUSE
    action = _ACTION.search(message)
    if action is None or action["service"] == "execute-api":
        return None
    if action["service"] == "apigateway":
        return control_plane_host.CAUSE, other_service.CAUSE
    return other_service.CAUSE, refused.CAUSE


def _is_of_an_sdk(exchange: Exchange, message: str) -> bool:
    """Tell an SDK's error of another service, of which neither text nor status is one that an API answers with."""
    status = exchange.observation.status
    if message.strip(" .").lower() not in _SAYS_NOTHING and (isinstance(status, Unknown) or status in _OF_APIS):
        return False
    if exchange.service is not None:
        return _OF_AWS.match(exchange.service) is not None and _OF_API_GATEWAY.search(exchange.service) is None
    return exchange.operation is not None and _OF_API_GATEWAY.search(exchange.operation) is None
