"""
CloudFormation: stacks. What a stack is made of demands the caller's own permissions, each as he makes it.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html
"""

from typing import Final

from gatewright.aws.policy.facts import Resource
from gatewright.services.access.demand import PASS_ROLE, Asked, Demand, demand
from gatewright.services.cloudformation import records

_ITSELF: Final = "cloudformation.amazonaws.com"
_EVERYTHING: Final = frozenset({"ListStacks", "ListExports", "ValidateTemplate"})
_MAY_NAME_NONE: Final = frozenset({"DescribeStacks", "GetTemplateSummary", "DescribeStackEvents"})


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the action on the stack."""
    action = f"cloudformation:{asked.operation}"
    name = _of_change_set(asked) or str(asked.params.get("StackName") or "")
    if asked.operation in _EVERYTHING or (not name and asked.operation in _MAY_NAME_NONE):
        return (demand(action, asked.everything()),)
    found = demand(action, _stack(asked, name))
    role = asked.params.get("RoleARN")
    return (found, demand(PASS_ROLE, asked.named(str(role)), iam__passedtoservice=(_ITSELF,))) if role else (found,)


def _of_change_set(asked: Asked) -> str | None:
    """Return the stack of a change set that is named by its ARN, whatever stack is named beside it."""
    name = str(asked.params.get("ChangeSetName") or "")
    if not name.startswith("arn:"):
        return None
    listed = asked.documents.list(records.CHANGE_SET)
    return next((str(one["StackId"]) for one in listed if one["ChangeSetId"] == name), None)


def _stack(asked: Asked, name: str) -> Resource:
    if not name:
        return asked.untold()
    if name.startswith("arn:"):
        return asked.named(name)
    found = records.standing(asked.documents, name)
    return asked.arn("cloudformation", f"stack/{name}/*") if found is None else asked.named(str(found["StackId"]))
