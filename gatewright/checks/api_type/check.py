"""Of which kind is the API that was called? Nothing in a request tells.

The checks of a REST API are walked where nobody told us of the API; this one says what it may be refused for besides,
if it is an HTTP API after all, which checks the same and knows other reasons.
"""

from typing import Final

from gatewright.checks.domain.missing import api_missing
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
from gatewright.model.unknown import Unknown

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
    api_id = "" if isinstance(call.address, Unknown) else call.address.api_id
    untold = call.configuration.apis.get(api_id)
    missing = untold.missing if isinstance(untold, Unknown) else ()
    return Unsure(missing or (api_missing(api_id or "<api-id>"),), tuple(map(in_its_words, unproven(call, POSSIBLE))))
