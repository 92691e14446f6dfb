"""
An integration that calls its backend as whoever calls the API: `credentials` of `arn:aws:iam::*:user/*`.

Restates `credentials` of "Integration", API Gateway API reference:
https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html
The caller, whom the method's AWS_IAM authorization proved, then needs the backend's permission besides that of the API
(reported by users of AWS: without it a function is "Invalid permissions on Lambda function", 500), and has to be of the
API's own account (told by API Gateway's team: amazon-archives/aws-apigateway-importer, issue 125).
"""

from typing import Final

from gatewright.aws.own_policies import may
from gatewright.model.lazy_pattern import pattern
from gatewright.model.principal import Principal
from gatewright.model.unknown import Unknown

_OF_THE_CALLER: Final = pattern(r"arn:[^:]*:iam::\*:user/\*")


def of_the_caller(credentials: str) -> bool:
    """Return whether `credentials` ask for those of the caller."""
    return _OF_THE_CALLER.fullmatch(credentials) is not None


def caller_may(
    principal: Principal | Unknown | None, *, action: str, resource_arn: str, account_id: str, now: float
) -> bool:
    """Return whether a caller of the API may do something with a backend; who did not sign may nothing."""
    if principal is None or isinstance(principal, Unknown) or principal.caller.account != account_id:
        return False
    return may(principal, action, resource_arn, now)
