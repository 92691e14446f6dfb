"""
The ids of user pools and of their clients that a document declares: AWS draws them, so that only a token tells them.

A token that came may be of any pool that the document declares, as far as anybody can know: none is held against it
for an id that was drawn here. What stands in the document itself, an audience or the ARN of another pool, is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.cloudformation.stack import Standing
from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.jwt.token import read
from gatewright.aws.user_pools import is_user_pool
from gatewright.model.request import Request

_POOL: Final = "AWS::Cognito::UserPool"
_CLIENT: Final = "AWS::Cognito::UserPoolClient"
_DOTS: Final = 2
"""So many dots are in a token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a token of a user pool tells of where it is from."""

    pool_id: str
    client_id: str | None = None


def told_by(request: Request) -> Told | None:
    """Return what the first token of a user pool in a request tells, `None` where there is none."""
    for _name, value in request.headers:
        text = value.rpartition(" ")[2]
        token = read(text) if text.count(".") == _DOTS else None
        if token is None or isinstance(token, Refusal):
            continue
        issuer = token.text("iss")
        if issuer is not None and is_user_pool(issuer):
            return Told(pool_id=issuer.rpartition("/")[2], client_id=token.text("aud") or token.text("client_id"))
    return None


def taken_for(told: Told | None, resources: Iterable[Standing]) -> Mapping[str, str]:
    """Return the ids that a token tells by those that were drawn here."""
    if told is None:
        return {}
    ids = {_POOL: told.pool_id, _CLIENT: told.client_id}
    return {one.made.physical_id: said for one in resources if (said := ids.get(one.type)) is not None}


def renamed(node: Any, names: Mapping[str, str]) -> Any:
    """Return an answer with names in the place of ids."""
    if isinstance(node, str):
        for drawn, said in names.items():
            node = node.replace(drawn, said)
        return node
    if isinstance(node, list):
        return [renamed(one, names) for one in node]
    return {name: renamed(one, names) for name, one in node.items()} if isinstance(node, Mapping) else node
