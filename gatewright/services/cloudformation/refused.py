"""
What a stack can be asked for on AWS and cannot have here: each member is refused, rather than taken and not obeyed.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.services.cloudformation.errors import not_offered

TABLE: Final[Mapping[str, str]] = {
    "NotificationARNs": "notifications of stacks",
    "ResourceTypes": "stacks whose types of resources are restricted",
    "StackPolicyBody": "policies of stacks",
    "StackPolicyURL": "policies of stacks",
    "StackPolicyDuringUpdateBody": "policies of stacks",
    "StackPolicyDuringUpdateURL": "policies of stacks",
    "ResourcesToImport": "imports of resources into stacks",
    "DeploymentMode": "ways of deploying a stack",
    "StackSetName": "stack sets",
    "CallAs": "stack sets",
}
"""Every member that is refused, and what it would do."""


def refuse(params: Mapping[str, Any]) -> None:
    """Raise for the first member that cannot be had."""
    for member, words in TABLE.items():
        if params.get(member):
            raise not_offered(member, words)
    if (params.get("DeploymentConfig") or {}).get("DisableRollback"):
        raise not_offered("DeploymentConfig.DisableRollback", "stacks that stay half done, but for `DisableRollback`")
    if (params.get("RollbackConfiguration") or {}).get("RollbackTriggers"):
        raise not_offered("RollbackConfiguration.RollbackTriggers", "alarms that take a stack back")
