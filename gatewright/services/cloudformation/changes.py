"""
What a plan would change of a stack, resource by resource.

https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html. A resource that changes is
made anew here and keeps its ids, so it counts as modified and not as replaced.
"""

from collections.abc import Iterator
from typing import Any

from gatewright.aws.cloudformation.plan import Plan
from gatewright.aws.cloudformation.stack import Stack


def changes(before: Stack, plan: Plan) -> list[dict[str, Any]]:
    """Return the changes, as `DescribeChangeSet` has them."""
    return [{"Type": "Resource", "ResourceChange": one} for one in _changes(before, plan)]


def _changes(before: Stack, plan: Plan) -> Iterator[dict[str, Any]]:
    for name in plan.order:
        kind = plan.template.resources[name].type
        standing = before.resources.get(name)
        if standing is None:
            yield {"Action": "Add", "LogicalResourceId": name, "ResourceType": kind, "Scope": [], "Details": []}
        elif standing.print != plan.prints[name]:
            yield {
                "Action": "Modify",
                "LogicalResourceId": name,
                "PhysicalResourceId": standing.made.physical_id,
                "ResourceType": kind,
                "Replacement": "False",
                "Scope": ["Properties"],
                "Details": [],
            }
    for name, one in before.resources.items():
        if name not in plan.order:
            yield {
                "Action": "Remove",
                "LogicalResourceId": name,
                "PhysicalResourceId": one.made.physical_id,
                "ResourceType": one.type,
                "Scope": [],
                "Details": [],
            }
