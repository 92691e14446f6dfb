"""
Parameter Store: parameters by name, whose ARNs have one slash before the name.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
"""

from gatewright.aws.policy.facts import Resource
from gatewright.services.access.demand import Asked, Demand, demand
from gatewright.services.ssm.parameter_names import apart


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the action on each parameter that is named."""
    action = f"ssm:{asked.operation}"
    params = asked.params
    named = [params.get(member) for member in ("Name", "Path", "ResourceId")] + list(params.get("Names") or ())
    told = [_parameter(asked, str(name)) for name in named if name]
    if not told and asked.operation == "DescribeParameters":
        # Documented: it knows no resources; refusals name them all.
        told = [asked.everything()]
    return (demand(action, *(told or [asked.untold()])),)


def _parameter(asked: Asked, name: str) -> Resource:
    """Return the parameter that is meant: whatever else stands in an ARN, it leads to the one of its name."""
    return asked.arn("ssm", f"parameter/{apart(name)[0].lstrip('/')}")
