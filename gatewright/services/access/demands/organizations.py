"""
Organizations: accounts, units and policies, whose ARNs hold ids of the organisation.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
The ARN of what a call names is not looked up, so that only policies about every resource allow what names one.
"""

from typing import Final

from gatewright.services.access.demand import Asked, Demand, demand

_EVERYTHING: Final = frozenset(
    {
        "CreateAccount",
        "CreateOrganization",
        "DeleteOrganization",
        "DescribeCreateAccountStatus",
        "DescribeOrganization",
        "ListAccounts",
        "ListHandshakesForAccount",
        "ListPolicies",
        "ListRoots",
    }
)


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the action on everything, or on what cannot be told."""
    one = asked.everything() if asked.operation in _EVERYTHING else asked.untold()
    return (demand(f"organizations:{asked.operation}", one),)
