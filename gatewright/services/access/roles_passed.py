"""
The roles that an operation hands to a service: what the caller needs `iam:PassRole` for.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html. Looked for in what the operation wrote, so
that it does not matter how a role came there: by a parameter, a patch, a definition that was imported, a template.
What held the role before is not handed it again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.store.documents import Document, Documents, Key

_WRITES: Final = ("create_", "put_", "update_", "import_", "reimport_")
_ROLE: Final = ":role/"
_LATER: Final = "${"
"""Where a stage variable tells the role in the end, it may be any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holders:
    """What of a service may hold roles."""

    to: str
    """The service, as a principal."""

    members: Mapping[str, tuple[str, ...]]
    """By kind of document, the members that name roles."""

    below: str | None = None
    """The parameter that names what the documents belong to; `None` where they belong to nothing."""


_ALONE: Final = frozenset({"account"})
"""Kinds that belong to nothing, whatever others of their service do."""

_HOLDERS: Final[Mapping[str, _Holders]] = {
    "lambda": _Holders(to="lambda.amazonaws.com", members={"function": ("Role",)}),
    "apigateway": _Holders(
        to="apigateway.amazonaws.com",
        members={
            "resource": ("credentials",),
            "authorizer": ("authorizerCredentials",),
            "account": ("cloudwatchRoleArn",),
        },
        below="restApiId",
    ),
    "apigatewayv2": _Holders(
        to="apigateway.amazonaws.com",
        members={"integration": ("CredentialsArn",), "api_authorizer": ("AuthorizerCredentialsArn",)},
        below="ApiId",
    ),
    "cognito-idp": _Holders(
        to="cognito-idp.amazonaws.com", members={"user_pool_group": ("RoleArn",)}, below="UserPoolId"
    ),
}


@dataclass(frozen=True, slots=True)
class Passing:
    """What held which roles before an operation."""

    to: str
    """The service that gets them, as a principal."""

    members: Mapping[str, tuple[str, ...]]
    """By kind of document, the members that name roles."""

    before: Mapping[Key, frozenset[str]]
    """By document, its roles."""

    def passed(self, documents: Documents) -> list[str]:
        """Return the roles that something holds now and did not hold before, once each."""
        found: dict[str, None] = {}
        for kind, ids in documents.changed:
            if kind in self.members:
                now = documents.get(kind, *ids)
                roles = frozenset() if now is None else _roles(now, self.members[kind])
                found |= dict.fromkeys(sorted(roles - self.before.get((kind, ids), frozenset())))
        return list(found)


def passing(service: str, name: str, documents: Documents, params: Mapping[str, Any]) -> Passing | None:
    """Return what holds roles before an operation is performed; `None` for one that hands none to anybody.

    Only what the operation names is read: what else it wrote would have been handed its roles anew.
    """
    holders = _HOLDERS.get(service)
    if holders is None or not name.startswith(_WRITES):
        return None
    below = () if holders.below is None else (str(params.get(holders.below) or ""),)
    before = {
        (kind, ids): _roles(document, members)
        for kind, members in holders.members.items()
        for ids, document in documents.items(kind, *(() if kind in _ALONE else below), where=_holding(members))
    }
    return Passing(holders.to, holders.members, before)


def is_role(value: str) -> bool:
    """Tell whether a value names one role, and not one that will be told later."""
    return _LATER not in value


def _holding(members: tuple[str, ...]) -> Any:
    return lambda text: any(f'"{member}"' in text for member in members)


def _roles(document: Document, members: tuple[str, ...]) -> frozenset[str]:
    return frozenset(value for value in _values(document, members) if _ROLE in value or _LATER in value)


def _values(node: object, members: tuple[str, ...]) -> Iterator[str]:
    if isinstance(node, dict):
        for name, value in node.items():
            if name in members and isinstance(value, str):
                yield value
            else:
                yield from _values(value, members)
    elif isinstance(node, list):
        for one in node:
            yield from _values(one, members)
