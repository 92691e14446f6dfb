"""
What may stand around what a configuration tells, for a refusal that nothing in it explains.

A document does not tell whether somebody attached a web ACL to the stage from elsewhere (another stack, AWS Firewall
Manager), and an OpenAPI definition does not even tell the stages. No configuration tells how much else the account was
called just then: its own quota holds for every call (documented: "Throttle requests to your REST APIs": 10,000 requests
a second and a burst of 5,000, which AWS may raise).
"""

from dataclasses import replace
from typing import Final

from gatewright.checks.remedies import with_api, with_stage
from gatewright.configuration.documents import OfADocument
from gatewright.engine.decide import walk
from gatewright.model.configuration import Configuration
from gatewright.model.listing import unknown_listing
from gatewright.model.request import Request
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.model.usage import Throttle

_OF_AN_ACCOUNT: Final = Throttle(10_000, 5_000)
_FORBIDDEN: Final = 403
_NOT_FOUND: Final = 404
_TOO_MANY: Final = 429


def with_surroundings(
    request: Request, status: int | Unknown, configuration: Configuration, document: OfADocument | None
) -> Configuration:
    """Return the configuration with what it cannot tell made unknown, where it would let a refused call through."""
    if status not in (_FORBIDDEN, _NOT_FOUND, _TOO_MANY):
        return configuration
    decision = walk(request, configuration)
    if decision.outcome != "allowed":
        return configuration
    if status == _TOO_MANY:
        return replace(configuration, account_throttle=configuration.account_throttle or _OF_AN_ACCOUNT)
    call = decision.call
    if document is None or isinstance(call.api, Unknown) or isinstance(call.stage, Unknown):
        return configuration
    if document.assumes_stage:
        return with_api(configuration, replace(call.api, stages=unknown_listing(UNKNOWN)))
    if call.stage.web_acl_arn is not None:
        return configuration
    return with_stage(call, replace(call.stage, web_acl_arn=UNKNOWN)) or configuration
