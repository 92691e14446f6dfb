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
    # An ARN leads to the pool of its id, whatever else stands in it.
    pool = asked.params.get("UserPoolId") or str(asked.params.get("ResourceArn") or "").rpartition("/")[2]
    return (demand(action, asked.arn("cognito-idp", f"userpool/{pool}") if pool else asked.untold()),)
