"""
Cognito user pools: the pool that is named. What apps call for their users is nobody's to permit.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html
"""

from typing import Final

from gatewright.services.access.demand import Asked, Demand, demand

_EVERYTHING: Final = frozenset({"CreateUserPool", "ListUserPools", "DescribeUserPoolDomain"})


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the action on the pool."""
    action = f"cognito-idp:{asked.operation}"
    if asked.operation in _EVERYTHING:
        return (demand(action, asked.everything()),)
    if asked.params.get("ResourceArn"):
        return (demand(action, asked.named(str(asked.params["ResourceArn"]))),)
    pool = asked.params.get("UserPoolId")
    return (demand(action, asked.arn("cognito-idp", f"userpool/{pool}") if pool else asked.untold()),)
