"""Does the route's authorizer know the caller?

Restates "Control and manage access to HTTP APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
"""

from typing import Final

from gatewright.checks.authorizer.jwt import OF_JWT, jwt
from gatewright.checks.authorizer.lambda_ import OF_LAMBDA, lambda_
from gatewright.checks.authorizer.lookup import authorizer_of
from gatewright.checks.authorizer.shown import likeliest_first
from gatewright.checks.authorizer.unread import said_by_the_authorizer
from gatewright.checks.unproven import unproven
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.message import Message
from gatewright.model.outcome import Outcome, Skip, Unsure
from gatewright.model.unknown import UNKNOWN, Unknown

_NONE: Final = Message(N_("the route has no authorizer"))
_ALL: Final = tuple({cause.id: cause for cause in (*OF_LAMBDA, *OF_JWT)}.values())


def check(call: Call) -> Outcome:
    """Skip a route without an authorizer; establish what any other says of the caller."""
    if isinstance(call.route, Unknown):
        return Unsure((said_by_the_authorizer(call),), unproven(call, likeliest_first(call, _ALL)))
    kind = call.route.method.authorization_type
    if kind in ("NONE", "AWS_IAM"):
        return Skip(_NONE, call.authorized_as(None))
    found = authorizer_of(call)
    authorizer = UNKNOWN if found is None else found
    if kind == "JWT":
        return jwt(call, authorizer)
    if kind == "CUSTOM":
        return lambda_(call, authorizer)
    return Unsure((said_by_the_authorizer(call),), unproven(call, likeliest_first(call, _ALL)))
