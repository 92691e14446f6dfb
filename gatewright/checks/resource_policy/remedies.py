"""Fixes of the resource policy, made on a copy: one Allow more, or one Deny less."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gatewright.aws.policy.explain import explain
from gatewright.aws.policy.facts import Facts
from gatewright.checks.policies import facts, method, resource_policy, vpc_endpoint
from gatewright.checks.remedies import with_api, with_stage
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.configuration import Configuration
from gatewright.model.network import VpcEndpoint
from gatewright.model.principal import Principal
from gatewright.model.unknown import Unknown


def allow_this_call(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the resource policy allow just this method, and just this caller where he signed."""
    del values  # the call itself says more
    document, resource, caller = document_of(call), method(call).text, caller_of(call)
    if document is None or isinstance(resource, Unknown) or caller is None or any(sign in resource for sign in "*?$'"):
        return None
    statement = {
        "Effect": "Allow",
        "Principal": caller,
        "Action": "execute-api:Invoke",
        "Resource": resource,
        **only_from_here(call),
    }
    return replaced(call, {**document, "Statement": [*statements_of(document), statement]})


def only_from_here(call: Call) -> dict[str, Any]:
    """Return the condition that lets in nobody but who called, where nobody signed and it is known from where."""
    if isinstance(call.principal, Principal):
        return {}
    peer, way = call.request.peer, vpc_endpoint(call)
    if isinstance(way, VpcEndpoint) and isinstance(way.vpce_id, str):
        return {"Condition": {"StringEquals": {"aws:SourceVpce": way.vpce_id}}}
    if way is None and isinstance(peer.source_ip, str):
        return {"Condition": {"IpAddress": {"aws:SourceIp": peer.source_ip}}}
    return {}


def take_the_denials_out(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Take the statements out of the resource policy that deny this call."""
    del values  # the call itself says more
    document, hits = document_of(call), denials(call)
    left = [] if document is None else [one for at, one in enumerate(statements_of(document)) if at not in hits]
    return replaced(call, {**(document or {}), "Statement": left}) if hits and left else None


def denials(call: Call) -> frozenset[int]:
    """Return which statements of the resource policy deny this call."""
    policy = resource_policy(call)
    if policy is None or isinstance(policy, Unknown):
        return frozenset()
    read = explain(policy, _facts(call)).statements
    return frozenset(one.statement.index for one in read if one.statement.effect == "Deny" and one.truth is True)


def replaced(call: Call, document: Mapping[str, Any]) -> Proposal | None:
    """Return the call under another resource policy, saved and deployed."""
    text = json.dumps(document, separators=(",", ":"))
    configuration = _with_policy(call, text)
    if configuration is None or "'" in text:
        return None
    operations = [{"op": "replace", "path": "/policy", "value": text}]
    values = {"patch_operations": json.dumps(operations, separators=(",", ":"))}
    return Proposal(request=call.request, configuration=configuration, values=values)


def _with_policy(call: Call, text: str) -> Configuration | None:
    stage, api = call.stage, call.api
    if isinstance(stage, Unknown) or isinstance(stage.deployed, Unknown) or isinstance(api, Unknown):
        return None
    if not isinstance(api.saved, Unknown):
        api = replace(api, saved=replace(api.saved, policy=text))
    saved = replace(call, api=api, configuration=with_api(call.configuration, api))
    return with_stage(saved, replace(stage, deployed=replace(stage.deployed, policy=text)))


def document_of(call: Call) -> dict[str, Any] | None:
    """Return the policy that the stage serves under, as JSON; one that says nothing where there is none."""
    stage = call.stage
    if isinstance(stage, Unknown) or isinstance(stage.deployed, Unknown):
        return None
    text = stage.deployed.policy
    if isinstance(text, Unknown):
        return None
    if text is None:
        return {"Version": "2012-10-17", "Statement": []}
    try:
        document = json.loads(text)
    except ValueError:
        return None
    return document if isinstance(document, dict) else None


def statements_of(document: Mapping[str, Any]) -> list[Any]:
    """Return the statements of a policy; one that stands alone is a list of one."""
    told = document.get("Statement", [])
    return told if isinstance(told, list) else [told]


def caller_of(call: Call) -> object:
    """Return whom the statement names: everyone where nobody signs, else the user, or the role behind a session."""
    if not isinstance(call.principal, Principal):
        return "*"
    caller = call.principal.caller
    arn = caller.issuer_arn if caller.kind == "assumed-role" else caller.arn
    return {"AWS": arn} if isinstance(arn, str) else None


def _facts(call: Call) -> Facts:
    return facts(call, call.principal.caller if isinstance(call.principal, Principal) else None)
