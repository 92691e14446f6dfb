"""Fixes of the authorizer check, made on a copy."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from gatewright.checks.remedies import with_deployed_method, with_stage
from gatewright.model.authorizer import Authorizer
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.lazy_pattern import pattern
from gatewright.model.trusted_issuer import TrustedIssuer
from gatewright.model.unknown import Unknown

_SCOPE: Final = pattern(r"[A-Za-z0-9][A-Za-z0-9._:/-]*")
_WORD: Final = pattern(r"[A-Za-z0-9][A-Za-z0-9._:/@-]{1,200}")
"""What an audience or an issuer is that a person may paste into a command."""


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
    listed = json.dumps((*scopes, held[0]), separators=(",", ":"))
    more = {"token_scope": held[0], "token_scopes": listed}
    return None if proposal is None else replace(proposal, values={**proposal.values, **more})


def accept_the_audience(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the JWT authorizer of an HTTP API accept the audience, or the client, that the token names, and deploy."""
    came = values.get("came", "")
    if values.get("claim") not in ("aud", "client_id") or not _WORD.fullmatch(came):
        return None
    return _trusting(call, values, lambda one: replace(one, audiences=(*one.audiences, came)), accepted_audience=came)


def accept_the_issuer_as_written(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the JWT authorizer of an HTTP API name its issuer as the token does, which differs in a slash at the end."""
    came = values.get("came", "")
    if values.get("claim") != "iss" or not _WORD.fullmatch(came):
        return None

    def alike(one: TrustedIssuer) -> TrustedIssuer:
        return replace(one, issuer=came) if one.issuer.rstrip("/") == came.rstrip("/") else one

    return _trusting(call, values, alike, accepted_issuer=came)


def _trusting(
    call: Call, values: Mapping[str, str], change: Callable[[TrustedIssuer], TrustedIssuer], **more: str
) -> Proposal | None:
    """Return the call to the API whose authorizer trusts another issuer or audience."""
    if isinstance(call.stage, Unknown) or isinstance(call.stage.deployed, Unknown) or isinstance(call.api, Unknown):
        return None
    authorizers = call.stage.deployed.authorizers
    found = authorizers.get(values.get("authorizer_id", ""))
    if call.api.protocol != "HTTP" or not isinstance(found, Authorizer) or len(found.issuers) != 1:
        return None
    (before,), after = found.issuers, change(found.issuers[0])
    if after == before:
        return None
    listed = replace(authorizers, items={**authorizers.items, found.id: replace(found, issuers=(after,))})
    configuration = with_stage(call, replace(call.stage, deployed=replace(call.stage.deployed, authorizers=listed)))
    if configuration is None:
        return None
    keys = configuration.key_sets.get(before.issuer)
    if keys is not None:
        # Nothing but the letters differs: it is the same issuer, with the same keys.
        configuration = replace(configuration, key_sets={**configuration.key_sets, after.issuer: keys})
    written = json.dumps({"Audience": after.audiences, "Issuer": after.issuer}, separators=(",", ":"))
    return Proposal(request=call.request, configuration=configuration, values={**more, "jwt_configuration": written})


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
    return with_deployed_method(call, lambda method: replace(method, **members))  # type: ignore[arg-type]  # of Method
