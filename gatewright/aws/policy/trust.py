"""
The trust policy of a role: who may assume it.

Restates "How IAM roles differ from resource-based policies" and "Roles terms and concepts":
https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html. It is a resource policy without resources: the role
that it stands at is the only one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from gatewright.aws.policy import json_text, malformed
from gatewright.aws.policy.compile import Policy, policy
from gatewright.aws.policy.malformed import MalformedPolicy
from gatewright.model.lazy_pattern import pattern

PROHIBITED_RESOURCE: Final = "Has prohibited field Resource"
ONLY_STS: Final = "AssumeRole policy may only specify STS AssumeRole actions."

_PRINCIPAL: Final = pattern(
    r"\*|\d{12}|(AIDA|AROA|AGPA)[A-Z0-9]+"
    r"|arn:aws[a-z-]*:iam::\d{12}:(root|(user|role)/[\x21-\x7e]+)"
    r"|arn:aws[a-z-]*:sts::\d{12}:(assumed-role|federated-user)/[\x21-\x7e]+"
)
"""What an `AWS` principal may look like; IAM calls everything else invalid."""


def trust_policy(source: str | Mapping[str, object], name: str = "") -> Policy:
    """Read and compile a trust policy, or raise `MalformedPolicy`."""
    found = json_text.read(source) if isinstance(source, str) else source
    if not isinstance(found, Mapping):
        raise MalformedPolicy("expected an object")
    statements = found.get("Statement")
    many = list(_objects(statements if isinstance(statements, list) else [statements]))
    for index, statement in enumerate(many):
        _check(statement, f"Statement[{index}]")
    return policy({**found, "Statement": [{**one, "Resource": "*"} for one in many]}, "resource", name)


def _objects(statements: Iterable[object]) -> Iterator[Mapping[str, object]]:
    for statement in statements:
        if not isinstance(statement, Mapping):
            raise MalformedPolicy("expected an object or a list of objects", "Statement")
        yield statement


def _check(statement: Mapping[str, object], path: str) -> None:
    if "Resource" in statement or "NotResource" in statement:
        raise MalformedPolicy("a trust policy names no resource", path, PROHIBITED_RESOURCE)
    for action in texts(statement.get("Action")):
        if not action.lower().startswith("sts:"):
            raise MalformedPolicy(f"expected an action of sts, not `{action}`", f"{path}.Action", ONLY_STS)
    for name in ("Principal", "NotPrincipal"):
        principals = statement.get(name)
        for value in texts(principals.get("AWS") if isinstance(principals, Mapping) else None):
            if _PRINCIPAL.fullmatch(value) is None:
                text = f'Invalid principal in policy: "AWS":"{value}"'
                raise MalformedPolicy(f"`{value}` is no principal", f"{path}.{name}", text)
    if "Principal" not in statement and "NotPrincipal" not in statement:
        raise MalformedPolicy("expected `Principal`", path, malformed.LACKS_PRINCIPAL)


def texts(found: object) -> Iterator[str]:
    """Yield the texts of one or of a list; anything else is none."""
    values = found if isinstance(found, Sequence) and not isinstance(found, str) else [found]
    yield from (value for value in values if isinstance(value, str))
