"""Fixes of the authorizer check, made on a copy."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.checks.remedies import with_stage
from gatewright.model.api import Method
from gatewright.model.authorizer import Authorizer
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown

_SCOPE: Final = pattern(r"[A-Za-z0-9][A-Za-z0-9._:/-]*")


def require_no_authorizer(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the method be called by anybody, and deploy."""
    del values  # the call itself says more
    return _with_method(call, authorization_type="NONE", authorizer_id=None, authorization_scopes=())


def accept_a_scope_of_the_token(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the method accept the first scope that the token holds, and deploy."""
    if isinstance(call.route, Unknown):
        return None
    scopes, held = call.route.method.authorization_scopes, values.get("came", "").split()
    if isinstance(scopes, Unknown) or not held or not _SCOPE.fullmatch(held[0]):
        return None
    proposal = _with_method(call, authorization_scopes=(*scopes, held[0]))
    more = {"token_scope": held[0], "token_scopes": " ".join((*scopes, held[0]))}
    return None if proposal is None else replace(proposal, values={**proposal.values, **more})


def use_the_authorizer(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Give the method the API's one authorizer that reads the Authorization header, and deploy."""
    del values  # the call itself says more
    if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown):
        return None
    fitting = [one for one in call.stage.deployed.authorizers.known() if _reads_authorization(one)]
    if len(fitting) != 1:
        return None
    authorizer = fitting[0]
    kind = authorizer.type if authorizer.type in ("COGNITO_USER_POOLS", "JWT") else "CUSTOM"
    found = _with_method(call, authorization_type=kind, authorizer_id=authorizer.id)
    more = {"authorization_type": kind, "authorizer_id": authorizer.id}
    return None if found is None else replace(found, values={**found.values, **more})


def _reads_authorization(authorizer: Authorizer) -> bool:
    sources = authorizer.identity_sources
    if isinstance(sources, Unknown):
        return False
    return [one.lower() for one in sources] in (
        ["method.request.header.authorization"],
        ["$request.header.authorization"],
    )


def _with_method(call: Call, **members: object) -> Proposal | None:
    """Return the call to the method with other members, saved and deployed."""
    if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown) or isinstance(call.route, Unknown):
        return None
    if isinstance(call.api, Unknown) or isinstance(call.api.saved, Unknown):
        return None
    resource, method = call.route.resource, call.route.method
    saved = call.api.saved.resources.get(resource.path)
    if saved is None:
        return None
    # The saved one is changed; what is deployed may come from an export, which tells no ids of routes.
    of_route = next((one.route_id for one in (saved.methods.get(method.http_method), method) if one is not None), None)
    if of_route is None and isinstance(saved.id, Unknown):
        return None
    changed: Method = replace(method, **members)  # type: ignore[arg-type]  # members of a Method
    methods = {**resource.methods, method.http_method: changed}
    resources = {**call.stage.deployed.resources, resource.path: replace(resource, methods=methods)}
    configuration = with_stage(call, replace(call.stage, deployed=replace(call.stage.deployed, resources=resources)))
    if configuration is None:
        return None
    found = {"method_verb": method.http_method}
    if of_route is not None:
        found["route_id"] = of_route
    elif not isinstance(saved.id, Unknown):
        found["resource_id"] = saved.id
    return Proposal(request=call.request, configuration=configuration, values=found)
