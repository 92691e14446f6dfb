"""`$context.authorizer`: what the method's authorizer said of the caller, by names that it chose.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html: `principalId`,
the members of a Lambda authorizer's `context`, and `claims.<name>` of a user pool's token.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.model.authorizer import Authorized
from gatewright.model.call import Call
from gatewright.model.unknown import Unknown

PREFIX: Final = "authorizer."
"""Variables below it have names of the authorizer's."""

_CLAIMS: Final = "claims."


def authorizer_variable(call: Call, name: str) -> str | None:
    """Return a variable by its name behind `authorizer.`; `None` when the authorizer said nothing of it."""
    said = _said(call)
    if said is None:
        return None
    if name.startswith(_CLAIMS):
        return said.claims.get(name.removeprefix(_CLAIMS))
    return said.principal_id if name == "principalId" else said.context.get(name)


def authorizer_variables(call: Call) -> Mapping[str, object]:
    """Return all of them, as templates see them."""
    said = _said(call)
    if said is None:
        return {}
    principal = {} if said.principal_id is None else {"principalId": said.principal_id}
    claims = {"claims": dict(said.claims)} if said.claims else {}
    return {**said.context, **principal, **claims}


def _said(call: Call) -> Authorized | None:
    return None if isinstance(call.authorized, Unknown) else call.authorized
