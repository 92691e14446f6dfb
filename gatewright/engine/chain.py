"""The order of the checks, as data; every entry cites why it stands where it does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gatewright.checks.api_key import API_KEY
from gatewright.checks.api_type import API_TYPE
from gatewright.checks.authorize import AUTHORIZE
from gatewright.checks.authorizer import AUTHORIZER
from gatewright.checks.connections import CONNECTIONS
from gatewright.checks.domain import DOMAIN
from gatewright.checks.endpoint import ENDPOINT
from gatewright.checks.http_api import (
    HTTP_AUTHORIZE,
    HTTP_AUTHORIZER,
    HTTP_ENDPOINT,
    HTTP_IAM,
    HTTP_ROUTE,
    HTTP_STAGE,
    HTTP_THROTTLE,
    HTTP_TLS,
)
from gatewright.checks.iam import IAM
from gatewright.checks.request import REQUEST
from gatewright.checks.resource_policy import RESOURCE_POLICY
from gatewright.checks.rest_api import REST_API_KEY, REST_AUTHORIZER, REST_IAM
from gatewright.checks.route import ROUTE
from gatewright.checks.stage import STAGE
from gatewright.checks.throttle import THROTTLE
from gatewright.checks.tls import TLS
from gatewright.checks.waf import WAF
from gatewright.checks.websocket import (
    WEBSOCKET_AUTHORIZE,
    WEBSOCKET_ROUTE,
    WEBSOCKET_STAGE,
    WEBSOCKET_THROTTLE,
)
from gatewright.model.api import Protocol
from gatewright.model.call import Call
from gatewright.model.cause import Documented, Inferred, Provenance, Recorded
from gatewright.model.check import Check
from gatewright.model.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Entry:
    """A check at its place."""

    check: Check
    """Which check runs."""

    evidence: Provenance
    """Why here."""

    by_target: bool = False
    """Whether its passing, or its not applying, follows from verb, host and path alone; see `engine.plan`."""

    skips_by_target: bool = False
    """Whether just its not applying does: a policy that there is not denies nobody."""


_KEYS_AFTER_AUTHORIZERS: Final = Recorded(
    "execution logs: `Successfully completed authorizer execution` precedes `Verifying Usage Plan for request`"
)

_PHASES: Final = Documented(
    "https://aws.amazon.com/blogs/compute/troubleshooting-amazon-api-gateway-with-enhanced-observability-variables/"
)

_POLICY_BEFORE_AUTHORIZATION: Final = Documented(
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html"
)

REST: Final = (
    Entry(DOMAIN, Inferred("nothing can be judged before the API is known"), by_target=True),
    Entry(
        STAGE, Recorded("a call without a stage is refused as Forbidden before any route is matched"), by_target=True
    ),
    # A stage logs whose certificate was refused, so it is known by then; both refusals before this one look alike.
    Entry(
        TLS,
        Documented("https://repost.aws/knowledge-center/api-gateway-mutual-tls-403-errors"),
        skips_by_target=True,
    ),
    Entry(
        ENDPOINT,
        Inferred("the setting is deployed, so it is read with the stage; an unknown stage answers the same bytes"),
        by_target=True,
    ),
    Entry(
        WAF,
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html"
        ),
        skips_by_target=True,
    ),
    Entry(
        ROUTE,
        Recorded("an unmatched route is refused before any key is looked at: x-api-key changes nothing"),
        by_target=True,
    ),
    Entry(RESOURCE_POLICY, _POLICY_BEFORE_AUTHORIZATION, skips_by_target=True),
    Entry(
        REST_IAM,
        Recorded("an unmatched route is refused by the same signature front end, before any authorizer runs"),
        skips_by_target=True,
    ),
    Entry(
        REST_AUTHORIZER,
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html"),
        skips_by_target=True,
    ),
    Entry(AUTHORIZE, _PHASES, skips_by_target=True),
    Entry(REST_API_KEY, _KEYS_AFTER_AUTHORIZERS, skips_by_target=True),
    Entry(
        THROTTLE,
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html"),
        # Of a method without an API key; behind one it is the key that tells.
        skips_by_target=True,
    ),
    Entry(
        REQUEST,
        Recorded("execution logs: what a request lacks is told behind `Starting execution for request`"),
        skips_by_target=True,
    ),
)
"""What a REST API checks, in order: the door, and behind it what its method asks of the request."""

_HTTP_APIS: Final = Documented(
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html"
)
_AS_REST: Final = Inferred("HTTP APIs were not recorded here; the order is that of REST APIs")

HTTP: Final = (
    REST[0],
    Entry(
        HTTP_STAGE,
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html"),
        by_target=True,
    ),
    Entry(
        HTTP_TLS,
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html"),
        skips_by_target=True,
    ),
    Entry(HTTP_ENDPOINT, _AS_REST, by_target=True),
    Entry(
        HTTP_ROUTE,
        Recorded("a call without a route hears 404, whatever credentials it has", "2026-04"),
        by_target=True,
    ),
    Entry(HTTP_IAM, _HTTP_APIS, skips_by_target=True),
    Entry(HTTP_AUTHORIZER, _HTTP_APIS, skips_by_target=True),
    Entry(HTTP_AUTHORIZE, _HTTP_APIS, skips_by_target=True),
    Entry(HTTP_THROTTLE, _AS_REST, skips_by_target=True),
)
"""What an HTTP API checks, in order: no web ACL, no resource policy, no API keys."""

_OF_THIS_KIND: Final = Inferred("the kind of an API follows from its id, and decides what is checked")

_WEBSOCKETS: Final = Documented(
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html"
)
_WEBSOCKETS_AS_REST: Final = Inferred("WebSocket APIs were not recorded here; the order is that of REST APIs")

WEBSOCKET: Final = (
    REST[0],
    Entry(WEBSOCKET_STAGE, _WEBSOCKETS_AS_REST, by_target=True),
    Entry(ENDPOINT, _WEBSOCKETS_AS_REST, by_target=True),
    Entry(WEBSOCKET_ROUTE, _WEBSOCKETS),
    Entry(IAM, _WEBSOCKETS),
    Entry(AUTHORIZER, _WEBSOCKETS),
    Entry(WEBSOCKET_AUTHORIZE, _WEBSOCKETS),
    Entry(API_KEY, _WEBSOCKETS_AS_REST),
    Entry(WEBSOCKET_THROTTLE, _WEBSOCKETS_AS_REST),
    Entry(
        CONNECTIONS,
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
            "apigateway-how-to-call-websocket-api-connections.html"
        ),
    ),
)
"""What a WebSocket API checks, in order: of a message only its route and its rate, as it is authorized at $connect."""

UNTOLD: Final = (REST[0], Entry(API_TYPE, _OF_THIS_KIND), *REST[1:])
"""What is checked where nobody told us of the API: as a REST API does, and what an HTTP API may say besides."""

CHAINS: Final[Mapping[Protocol, tuple[Entry, ...]]] = {"REST": REST, "HTTP": HTTP, "WEBSOCKET": WEBSOCKET}
"""The chain of each kind of API; all begin with the check that finds the API."""


def chain_of(call: Call) -> tuple[Entry, ...]:
    """Return the chain that a call goes through; of one whose API is not established, `UNTOLD`."""
    return UNTOLD if isinstance(call.api, Unknown) else CHAINS[call.api.protocol]
