"""Of which kind is the API that was called? Nothing in a request tells.

The checks of a REST API are walked where nobody told us of the API; this one says what it may be refused for besides,
if it is an HTTP API after all, which checks the same and knows other reasons.
"""

from typing import Final

from gatewright.aws.addresses import split_stage
from gatewright.aws.websocket_handshake import is_handshake
from gatewright.aws.websocket_routes import is_about_connections
from gatewright.checks.authorizer.shown import likeliest_first
from gatewright.checks.connections import OF_CONNECTIONS
from gatewright.checks.domain.missing import api_missing, host_leads_to
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
from gatewright.checks.http_api.answers import in_its_words
from gatewright.checks.reach import may_be_of_v2
from gatewright.checks.route import http_api_not_found
from gatewright.checks.stage import not_deployed
from gatewright.checks.unproven import unproven
from gatewright.checks.websocket import handshake_missing
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.message import Message
from gatewright.model.outcome import Outcome, Skip, Unsure
from gatewright.model.unknown import Missing, Unknown

_HTTP: Final = (
    HTTP_STAGE,
    HTTP_TLS,
    HTTP_ENDPOINT,
    HTTP_ROUTE,
    HTTP_IAM,
    HTTP_AUTHORIZER,
    HTTP_AUTHORIZE,
    HTTP_THROTTLE,
)
_ROUTES_FIRST: Final = (http_api_not_found.CAUSE, *(cause for check in _HTTP for cause in check.causes))
_OF_HTTP: Final = tuple({cause.id: cause for cause in _ROUTES_FIRST if cause.of_http_api}.values())
"""That no route serves the path is by far the likeliest of what is answered with 404; the others in their order."""
POSSIBLE: Final = (*_OF_HTTP, *OF_CONNECTIONS, handshake_missing.CAUSE, not_deployed.CAUSE)
"""All that an HTTP API can refuse for, and what only a WebSocket API does, which answers as REST APIs do."""

_REST: Final = Skip(Message(N_("only a REST API can be meant")))


def check(call: Call) -> Outcome:
    """Say what an API of another kind than REST may refuse the call for."""
    if not may_be_of_v2(call):
        return _REST
    of_http = tuple(map(in_its_words, unproven(call, likeliest_first(call, _OF_HTTP))))
    return Unsure(_missing(call), (*of_http, *unproven(call, _of_websocket(call))))


def _of_websocket(call: Call) -> tuple[Cause, ...]:
    """Return what a WebSocket API may refuse the call for that no REST API knows."""
    if is_about_connections(call.request.path):
        return (*OF_CONNECTIONS, not_deployed.CAUSE)
    whole = isinstance(call.address, Unknown) or split_stage(call.address.path)[1] == "/"
    # What is no handshake is refused for that, though only once a stage is there.
    return (
        (not_deployed.CAUSE,) if whole and is_handshake(call.request) else (handshake_missing.CAUSE, not_deployed.CAUSE)
    )


def _missing(call: Call) -> tuple[Missing, ...]:
    """Return what would tell of the API; where nobody knows which one it is, what would tell that."""
    if isinstance(call.address, Unknown):
        return (host_leads_to(),)
    untold = call.configuration.apis.get(call.address.api_id)
    missing = untold.missing if isinstance(untold, Unknown) else ()
    return missing or (api_missing(call.address.api_id),)
