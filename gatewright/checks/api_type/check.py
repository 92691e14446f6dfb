"""Of which kind is the API that was called? Nothing in a request tells.

The checks of a REST API are walked where nobody told us of the API; this one says what it may be refused for besides,
if it is an HTTP API after all, which checks the same and knows other reasons.
"""

from typing import Final

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
from gatewright.checks.unproven import unproven
from gatewright.i18n import N_
from gatewright.model.call import Call
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
POSSIBLE: Final = tuple({cause.id: cause for check in _HTTP for cause in check.causes}.values())
"""All that an HTTP API can refuse for."""

_REST: Final = Skip(Message(N_("only a REST API can be meant")))


def check(call: Call) -> Outcome:
    """Say what an API of another kind than REST may refuse the call for."""
    if not may_be_of_v2(call):
        return _REST
    return Unsure(_missing(call), tuple(map(in_its_words, unproven(call, POSSIBLE))))


def _missing(call: Call) -> tuple[Missing, ...]:
    """Return what would tell of the API; where nobody knows which one it is, what would tell that."""
    if isinstance(call.address, Unknown):
        return (host_leads_to(),)
    untold = call.configuration.apis.get(call.address.api_id)
    missing = untold.missing if isinstance(untold, Unknown) else ()
    return missing or (api_missing(call.address.api_id),)
