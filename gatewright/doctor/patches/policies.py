"""
Resource policies, changed where the document says them: a value more in a list, a statement more, a statement less.

A value that a condition lacks comes first: it opens the door to the one who stands before it, and to nobody else.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.checks.policies import method, vpc_endpoint
from gatewright.checks.resource_policy.remedies import only_from_here
from gatewright.doctor.patches.document import Change, Document, Sheet
from gatewright.i18n import N_
from gatewright.model.network import VpcEndpoint
from gatewright.model.principal import Principal
from gatewright.model.unknown import Unknown
from gatewright.sources.edits.edit import Append, Put, Remove
from gatewright.sources.edits.nodes import Path

ADMIT: Final = N_("Add {value}, from where the call came, to the values that the policy's condition names.")
"""What a change says that opens the door to the one caller."""

_POLICY: Final = "x-amazon-apigateway-policy"
_ADMITTING: Final = ("IpAddress", "StringEquals", "StringLike", "ArnLike", "ArnEquals")
_SPARING: Final = ("NotIpAddress", "StringNotEquals", "StringNotLike", "ArnNotLike", "ArnNotEquals")
_CONDITIONS: Final = {"aws:SourceVpce": "StringNotEquals", "aws:SourceIp": "NotIpAddress"}
_LISTS_OF_SAM: Final = {
    "aws:sourceip": ("IpRangeWhitelist",),
    "aws:sourcevpc": ("IntrinsicVpcWhitelist", "SourceVpcWhitelist"),
    "aws:sourcevpce": ("IntrinsicVpceWhitelist", "SourceVpcWhitelist"),
}


def allow_this_call(document: Document) -> Iterator[Change]:
    """Let the policy allow the call."""
    observed = _observed(document)
    for sheet, at, statements in _lists(document):
        for index, statement in _with_effect(statements, "Allow"):
            yield from _with_value(sheet, (*at, index), statement, _ADMITTING, observed)
    yield from _of_sam(document, observed)
    added = _allowing(document)
    if added is None:
        return
    for sheet, at, _statements in _lists(document):
        yield Change(sheet=sheet, edits=(Append(at, added),))
    yield from _new_policy(document, {"Version": "2012-10-17", "Statement": [added]})
    policy = _text_policy(document)
    if policy is not None:
        yield from _in_text(document, [*_told(policy), added])


def exempt_the_caller(document: Document) -> Iterator[Change]:
    """Let the policy spare where the call came from: in a list that it has for that, or by a condition more."""
    observed = _observed(document)
    for sheet, at, statements in _lists(document):
        for index, statement in _with_effect(statements, "Deny"):
            yield from _with_value(sheet, (*at, index), statement, _SPARING, observed)
    yield from _of_sam(document, observed)
    key, operator = next(
        ((key, operator) for key, operator in _CONDITIONS.items() if key.lower() in observed), ("", "")
    )
    for sheet, at, statements in _lists(document) if key else ():
        for index, _statement in _with_effect(statements, "Deny"):
            edit = Put((*at, index, "Condition", operator, key), observed[key.lower()])
            yield Change(sheet=sheet, edits=(edit,), control="caller")


def take_the_denials_out(document: Document) -> Iterator[Change]:
    """Let the policy deny the call no more."""
    for sheet, at, statements in _lists(document):
        for index, _statement in _with_effect(statements, "Deny"):
            yield Change(sheet=sheet, edits=(Remove((*at, index)),))
    told = _told(_text_policy(document) or {})
    for index, _statement in _with_effect(told, "Deny"):
        yield from _in_text(document, [one for place, one in enumerate(told) if place != index])


def _lists(document: Document) -> Iterator[tuple[Sheet, Path, list[Any]]]:
    """Yield the statements of the API's policies that are written as objects: where each list stands, and the list."""
    found = document.properties(document.api) if document.api is not None and document.main.kind == "template" else None
    if found is not None and isinstance(found[1].get("Policy"), Mapping):
        yield document.main, (*found[0], "Policy", "Statement"), _told(found[1]["Policy"])
    for sheet, at, root in document.bodies():
        if isinstance(root.get(_POLICY), Mapping):
            yield sheet, (*at, _POLICY, "Statement"), _told(root[_POLICY])
    sam = _resource_policy_of_sam(found[1]) if found is not None else None
    if found is not None and sam is not None and isinstance(sam.get("CustomStatements"), list):
        yield document.main, (*found[0], "Auth", "ResourcePolicy", "CustomStatements"), sam["CustomStatements"]


def _told(policy: Mapping[str, Any]) -> list[Any]:
    told = policy.get("Statement")
    return told if isinstance(told, list) else []


def _with_effect(statements: list[Any], effect: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for index, one in enumerate(statements):
        if isinstance(one, Mapping) and one.get("Effect") == effect:
            yield index, one


def _with_value(
    sheet: Sheet, at: Path, statement: Mapping[str, Any], operators: tuple[str, ...], observed: Mapping[str, str]
) -> Iterator[Change]:
    """Yield the statement with the caller's own value among those of its condition."""
    condition = statement.get("Condition")
    for operator, keys in condition.items() if isinstance(condition, Mapping) else ():
        for key, _told in keys.items() if operator in operators and isinstance(keys, Mapping) else ():
            value = observed.get(str(key).lower())
            if value is not None:
                edit = Append((*at, "Condition", operator, key), value)
                yield Change(sheet=sheet, edits=(edit,), control="caller", text=ADMIT, value=value)


def _of_sam(document: Document, observed: Mapping[str, str]) -> Iterator[Change]:
    """Yield the lists of addresses and endpoints that SAM makes a policy of, with the caller's own."""
    found = document.properties(document.api) if document.api is not None and document.main.kind == "template" else None
    policy = _resource_policy_of_sam(found[1]) if found is not None else None
    for key, names in _LISTS_OF_SAM.items():
        for name in names:
            if found is not None and policy is not None and name in policy and key in observed:
                path = (*found[0], "Auth", "ResourcePolicy", name)
                yield Change(
                    sheet=document.main,
                    edits=(Append(path, observed[key]),),
                    control="caller",
                    text=ADMIT,
                    value=observed[key],
                )


def _resource_policy_of_sam(properties: Mapping[str, Any]) -> Mapping[str, Any] | None:
    auth = properties.get("Auth")
    policy = auth.get("ResourcePolicy") if isinstance(auth, Mapping) else None
    return policy if isinstance(policy, Mapping) else None


def _new_policy(document: Document, policy: Mapping[str, Any]) -> Iterator[Change]:
    """Yield the API with a policy where it has none."""
    for sheet, at, root in document.bodies():
        if _POLICY not in root:
            yield Change(sheet=sheet, edits=(Put((*at, _POLICY), policy),))
    found = document.properties(document.api) if document.api is not None else None
    if found is None or document.main.kind != "template" or "Policy" in found[1]:
        return
    if document.resources[document.api or ""].get("Type") == "AWS::ApiGateway::RestApi":
        yield Change(sheet=document.main, edits=(Put((*found[0], "Policy"), policy),))


def _text_policy(document: Document) -> Mapping[str, Any] | None:
    """Return the policy that Terraform tells as a text."""
    found = (
        document.properties(document.api) if document.api is not None and document.main.kind == "terraform" else None
    )
    text = found[1].get("policy") if found is not None else None
    try:
        policy = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return None
    return policy if isinstance(policy, dict) else None


def _in_text(document: Document, statements: list[Any]) -> Iterator[Change]:
    policy = _text_policy(document)
    found = document.properties(document.api) if document.api is not None else None
    if policy is not None and found is not None and statements:
        text = json.dumps({**policy, "Statement": statements}, separators=(",", ":"))
        yield Change(sheet=document.main, edits=(Put((*found[0], "policy"), text),))


def _allowing(document: Document) -> dict[str, Any] | None:
    """Return a statement that allows just this method, in the short form that no id of an API stands in."""
    call = document.call
    arn, caller = method(call).text, call.principal
    if isinstance(arn, Unknown) or any(sign in arn for sign in "*?$'"):
        return None
    whom: Any = "*"
    if isinstance(caller, Principal):
        told = caller.caller.issuer_arn if caller.caller.kind == "assumed-role" else caller.caller.arn
        whom = {"AWS": told}
        if not isinstance(told, str):
            return None
    resource = "execute-api:/" + arn.split("/", 1)[1]
    allow = {"Effect": "Allow", "Principal": whom, "Action": "execute-api:Invoke", "Resource": resource}
    return {**allow, **only_from_here(call)}


def _observed(document: Document) -> Mapping[str, str]:
    """Return what the call has of the keys that lists in conditions are about."""
    peer = document.call.request.peer
    found: dict[str, str] = {}
    if isinstance(peer.source_ip, str):
        found |= {"aws:sourceip": peer.source_ip, "aws:vpcsourceip": peer.source_ip}
    endpoint = vpc_endpoint(document.call)
    if isinstance(endpoint, VpcEndpoint):
        told = {"aws:sourcevpce": endpoint.vpce_id, "aws:sourcevpc": endpoint.vpc_id}
        found |= {key: value for key, value in told.items() if isinstance(value, str)}
    return found
