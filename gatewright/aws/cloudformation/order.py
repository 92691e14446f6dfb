"""
In which order resources come to be: each after those that it names or waits for, otherwise as they are written.

Deployments come as late as they may. CloudFormation makes independent resources at the same time, so a deployment that
does not wait for the methods of its API may come before them; whoever relied on luck has it here.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from gatewright.aws.cloudformation.errors import TemplateError

LATE: Final = ("AWS::ApiGateway::Deployment", "AWS::ApiGatewayV2::Deployment")
"""Types that are copies of what stands when they are made."""


def ordered(needs: Mapping[str, Iterable[str]], types: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names so that each stands after those that it needs; a circle is refused with the names in it."""
    left = {name: set(wanted) & set(needs) for name, wanted in needs.items()}
    found: list[str] = []
    while left:
        ready = [name for name, wanted in left.items() if not wanted]
        if not ready:
            raise TemplateError(f"these resources wait for one another: {_circle(left)}", at="Resources")
        early = [name for name in ready if types.get(name) not in LATE] or ready
        for name in early:
            del left[name]
        for wanted in left.values():
            wanted.difference_update(early)
        found += early
    return tuple(found)


def _circle(left: Mapping[str, Iterable[str]]) -> str:
    name, path = next(iter(left)), list[str]()
    while name not in path:
        path.append(name)
        name = min(left[name])
    return " -> ".join(f"`{one}`" for one in (*path[path.index(name) :], name))
