"""Fixes of the policy of a VPC endpoint, made on a copy: one Allow more, one Deny less, or the default again."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.explain import explain
from gatewright.checks.endpoint.caller import caller_at_the_endpoint
from gatewright.checks.policies import facts, method, vpc_endpoint_policy
from gatewright.checks.reach import interface_endpoint
from gatewright.checks.remedies import without_header
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.network import InterfaceEndpoint
from gatewright.model.principal import Caller, Principal
from gatewright.model.unknown import Unknown

_DEFAULT: Final = {"Statement": [{"Action": "*", "Effect": "Allow", "Principal": "*", "Resource": "*"}]}


def allow_at_the_endpoint(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the policy of the endpoint allow just this method, to everyone who comes through it."""
    del values  # the call itself says more
    document, resource = _document(call), method(call).text
    if document is None or isinstance(resource, Unknown) or any(sign in resource for sign in "*?$'"):
        return None
    statement = {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": resource}
    return _replaced(call, {**document, "Statement": [*_statements(document), statement]})


def take_the_denials_of_the_endpoint_out(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Take the statements out of the policy of the endpoint that deny this call."""
    del values  # the call itself says more
    document, policy = _document(call), vpc_endpoint_policy(call)
    if document is None or not isinstance(policy, Policy):
        return None
    read = explain(policy, facts(call, _caller(call)))
    hits = {one.statement.index for one in read.statements if one.statement.effect == "Deny" and one.truth is True}
    left = [one for index, one in enumerate(_statements(document)) if index not in hits]
    return _replaced(call, {**document, "Statement": left}) if hits and left else None


def give_the_default_policy(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Give the endpoint the policy that allows everything, and asks for nobody."""
    del values  # the call itself says more
    return _replaced(call, _DEFAULT)


def send_no_authorization(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Leave the Authorization header out."""
    del values  # the call itself says more
    return Proposal(request=without_header(call.request, "authorization"), configuration=call.configuration)


def _replaced(call: Call, document: Mapping[str, Any]) -> Proposal | None:
    """Return the call under another policy of the endpoint."""
    endpoint = interface_endpoint(call)
    text = json.dumps(document, separators=(",", ":"))
    if not isinstance(endpoint, InterfaceEndpoint) or "'" in text:
        return None
    listing = call.configuration.vpc_endpoints
    changed = replace(endpoint, policy=None if document is _DEFAULT else text)
    configuration = replace(
        call.configuration, vpc_endpoints=replace(listing, items={**listing.items, endpoint.id: changed})
    )
    return Proposal(request=call.request, configuration=configuration, values={"policy_document": text})


def _document(call: Call) -> dict[str, Any] | None:
    endpoint = interface_endpoint(call)
    if not isinstance(endpoint, InterfaceEndpoint) or not isinstance(endpoint.policy, str):
        return None
    try:
        document = json.loads(endpoint.policy)
    except ValueError:
        return None
    return document if isinstance(document, dict) else None


def _statements(document: Mapping[str, Any]) -> list[Any]:
    told = document.get("Statement", [])
    return told if isinstance(told, list) else [told]


def _caller(call: Call) -> Caller | Unknown | None:
    if isinstance(call.principal, Principal):
        return call.principal.caller
    found = caller_at_the_endpoint(call)
    return None if isinstance(found, tuple) else found
