"""
Ids of what a document declares that AWS draws, and that only a call tells: user pools, their clients, VPC endpoints.

A token that came may be of any pool that the document declares, and a call through a VPC endpoint may have come through
the one that it declares, as far as anybody can know: nothing is held against them for an id that was drawn here. What
stands in the document itself, an audience or the ARN of another pool, is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.jwt.token import Token, read
from gatewright.aws.user_pools import is_user_pool
from gatewright.aws.vpc_endpoint_names import way_of
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Request
from gatewright.server.stacks import Brought

_POOL: Final = "AWS::Cognito::UserPool"
_CLIENT: Final = "AWS::Cognito::UserPoolClient"
_ENDPOINT: Final = "AWS::EC2::VPCEndpoint"
_SERVICE: Final = "execute-api"
_DOTS: Final = 2
"""So many dots are in a token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a call tells."""

    pool_id: str | None = None
    """The user pool that its token is of."""

    client_id: str | None = None
    """The client of the pool that the token was given to."""

    vpc_endpoint_id: str | None = None
    """The VPC endpoint that it came through."""


def told_by(request: Request) -> Told:
    """Return what a request tells."""
    way, token = way_of(request), _token(request)
    return Told(
        pool_id=None if token is None else (token.text("iss") or "").rpartition("/")[2],
        client_id=None if token is None else token.text("aud") or token.text("client_id"),
        vpc_endpoint_id=way.vpce_id if isinstance(way, VpcEndpoint) and isinstance(way.vpce_id, str) else None,
    )


def _token(request: Request) -> Token | None:
    """Return the first token of a user pool."""
    for _name, value in request.headers:
        text = value.rpartition(" ")[2]
        token = read(text) if text.count(".") == _DOTS else None
        if token is not None and not isinstance(token, Refusal) and is_user_pool(token.text("iss") or ""):
            return token
    return None


def taken_for(told: Told, brought: Iterable[Brought]) -> Mapping[str, str]:
    """Return the ids that a call tells by those that were drawn here."""
    ids = {_POOL: told.pool_id, _CLIENT: told.client_id, _ENDPOINT: told.vpc_endpoint_id}
    return {
        one.made.physical_id: said
        for each in brought
        for name, one in each.stack.resources.items()
        if (said := ids.get(one.type)) is not None
        and (one.type != _ENDPOINT or _SERVICE in repr(each.declaration.template.resources[name].properties))
    }


def renamed(node: Any, names: Mapping[str, str]) -> Any:
    """Return an answer with names in the place of ids."""
    if isinstance(node, str):
        for drawn, said in names.items():
            node = node.replace(drawn, said)
        return node
    if isinstance(node, list):
        return [renamed(one, names) for one in node]
    return {name: renamed(one, names) for name, one in node.items()} if isinstance(node, Mapping) else node
