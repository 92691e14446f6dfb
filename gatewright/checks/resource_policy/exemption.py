"""
A fix of the resource policy that is narrower than taking its denials out: the caller exempted in their conditions.

Conditions are joined by "and", so one that is false for the caller alone lets the statement deny everybody else.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.checks.policies import vpc_endpoint
from gatewright.checks.resource_policy.remedies import caller_of, denials, document_of, replaced, statements_of
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.network import VpcEndpoint

_SPARING: Final[Mapping[str, tuple[str, ...]]] = {
    "aws:PrincipalArn": ("ArnNotEquals", "ArnNotLike", "StringNotEquals", "StringNotLike"),
    "aws:SourceVpce": ("StringNotEquals", "StringNotLike"),
    "aws:SourceVpc": ("StringNotEquals", "StringNotLike"),
    "aws:SourceIp": ("NotIpAddress",),
}
"""By condition key, the operators that are false for a value that they list; the first is the one to add."""


def exempt_the_caller(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the statements that deny this call spare who signed it, or where it came from."""
    del values  # the call itself says more
    document, hits, marks = document_of(call), denials(call), dict(_marks(call))
    if document is None or not hits or not marks:
        return None
    found = [_exempting(one, marks) if index in hits else one for index, one in enumerate(statements_of(document))]
    return replaced(call, {**document, "Statement": found})


def _marks(call: Call) -> Iterator[tuple[str, str]]:
    """Yield what tells this caller from others, by condition key: the narrowest first."""
    signed = caller_of(call)
    if isinstance(signed, Mapping):
        yield "aws:PrincipalArn", signed["AWS"]
    way, peer = vpc_endpoint(call), call.request.peer
    if isinstance(way, VpcEndpoint):
        if isinstance(way.vpce_id, str):
            yield "aws:SourceVpce", way.vpce_id
        if isinstance(way.vpc_id, str):
            yield "aws:SourceVpc", way.vpc_id
    elif way is None and isinstance(peer.source_ip, str):
        yield "aws:SourceIp", peer.source_ip


def _exempting(statement: Mapping[str, Any], marks: Mapping[str, str]) -> dict[str, Any]:
    """Return a Deny that spares the caller: in the list that it has for that, or by a condition more."""
    condition = {operator: dict(keys) for operator, keys in statement.get("Condition", {}).items()}
    for operator, keys in condition.items():
        for name, told in keys.items():
            key = next((one for one in marks if one.lower() == name.lower()), None)
            if key is not None and operator in _SPARING[key]:
                keys[name] = [*(told if isinstance(told, list) else [told]), marks[key]]
                return {**statement, "Condition": condition}
    key, value = next(iter(marks.items()))
    operator = _SPARING[key][0]
    return {**statement, "Condition": {**condition, operator: {**condition.get(operator, {}), key: value}}}
