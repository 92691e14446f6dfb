"""Does the method's authorizer know the caller?

Restates "Use API Gateway Lambda authorizers", "Control access to REST APIs using Amazon Cognito user pools" and
"Control access to REST APIs using JWT authorizers":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
A Lambda authorizer asks a function (`lambda_.py`), the others read a token (`cognito.py`, `jwt.py`).
"""

from typing import Final

from gatewright.checks.authorization import authorization_type
from gatewright.checks.authorizer import method_arn_too_long
from gatewright.checks.authorizer.cognito import OF_COGNITO, cognito
from gatewright.checks.authorizer.jwt import OF_JWT, jwt
from gatewright.checks.authorizer.lambda_ import OF_LAMBDA, arn_lengths, lambda_
from gatewright.checks.authorizer.lookup import authorizer_of
from gatewright.checks.authorizer.shown import likeliest_first
from gatewright.checks.authorizer.token_manners import OF_REST_APIS
from gatewright.checks.reach import NO_API, is_control_plane
from gatewright.checks.unproven import unproven
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.message import Message
from gatewright.model.outcome import Outcome, Skip, Unsure
from gatewright.model.unknown import UNKNOWN, Unknown

_NONE: Final = Message(N_("the method has no authorizer"))
_ALL: Final = tuple({cause.id: cause for cause in (*OF_LAMBDA, *OF_COGNITO, *OF_JWT)}.values())


def check(call: Call) -> Outcome:
    """Skip a method without an authorizer; establish what any other says of the caller."""
    if isinstance(call.route, Unknown):
        return (
            NO_API if is_control_plane(call) else Unsure((authorization_type(call),), unproven(call, _possible(call)))
        )
    kind = call.route.method.authorization_type
    if kind in ("NONE", "AWS_IAM"):
        return Skip(_NONE, call.authorized_as(None))
    found = authorizer_of(call)
    authorizer = UNKNOWN if found is None else found
    if kind == "CUSTOM":
        return lambda_(call, authorizer)
    if kind == "COGNITO_USER_POOLS":
        return cognito(call, authorizer)
    if kind == "JWT":
        return jwt(call, authorizer, OF_REST_APIS)
    missing = kind.missing if isinstance(kind, Unknown) else ()
    return Unsure(missing or (authorization_type(call),), unproven(call, _possible(call)))


def _possible(call: Call) -> tuple[Cause, ...]:
    causes = likeliest_first(call, _ALL)
    longest = arn_lengths(call)[1]
    return (method_arn_too_long.CAUSE, *causes) if longest > method_arn_too_long.LONGEST else causes
