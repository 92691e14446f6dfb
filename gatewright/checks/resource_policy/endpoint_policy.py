"""Does the policy of the VPC endpoint on the way let the call through? It is read before the API's own.

Restates "Use VPC endpoint policies for private APIs in API Gateway". Who calls is told by the Authorization header
(`checks/endpoint/caller.py`); the default policy, which allows everything, asks for nobody.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
"""

from typing import Final

from gatewright.aws.policy import combine
from gatewright.aws.policy.compile import Policy
from gatewright.checks.authentication import CALLER
from gatewright.checks.endpoint import vpc_endpoint_policy_denied, vpc_endpoint_policy_reads_authorization
from gatewright.checks.endpoint.caller import caller_at_the_endpoint, is_read
from gatewright.checks.endpoint.evidence import endpoint_words, way_fact
from gatewright.checks.policies import facts, lacking, vpc_endpoint_policy
from gatewright.checks.resource_policy.missing import undecided
from gatewright.checks.unproven import unproven
from gatewright.checks.verdict import denial
from gatewright.checks.words import words
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny, Unsure
from gatewright.model.principal import Caller
from gatewright.model.unknown import Unknown

_MISREAD: Final = vpc_endpoint_policy_reads_authorization.CAUSE


def refused(call: Call) -> Deny | Unsure | None:
    """Return the refusal by a policy that is known, or why it cannot be told; `None` where it lets the call through."""
    policy = vpc_endpoint_policy(call)
    if policy is None or isinstance(policy, Unknown):
        return None
    found = caller_at_the_endpoint(call)
    if isinstance(found, Unknown):
        may = unproven(call, (_MISREAD, vpc_endpoint_policy_denied.CAUSE), way_fact(call), **endpoint_words(call))
        answer = combine.through_endpoint(policy, facts(call, found))
        nobody = answer.decision == "denied" and answer.verdict != "undetermined"
        return Unsure(found.missing or (CALLER,), may, refuses=nobody)
    if found is None or isinstance(found, Caller):
        return _judged(call, policy, found)
    signature, values = found
    more = {name: value for name, value in values.items() if name != "authorization"}
    place = Fact("configuration", f"vpc_endpoints[{policy.name}].PolicyDocument", "not the default")
    return Deny(_MISREAD, (way_fact(call), place), words(call, **{**more, **endpoint_words(call)}), signature)


def may_be_misread(call: Call) -> tuple[Cause, ...]:
    """Return the cause of a header that is taken for a signature, where a policy on the way may do so."""
    return (_MISREAD,) if vpc_endpoint_policy(call) is not None and is_read(call) else ()


def _judged(call: Call, policy: Policy, caller: Caller | None) -> Deny | Unsure | None:
    asked = facts(call, caller)
    answer = combine.through_endpoint(policy, asked)
    if answer.decision == "allowed":
        return None
    cause = vpc_endpoint_policy_denied.CAUSE
    if answer.verdict != "undetermined":
        return denial(call, cause, answer, asked, **endpoint_words(call))
    missing = lacking(call) or undecided(call, policy, asked)
    return Unsure(missing, unproven(call, (cause,), way_fact(call), **endpoint_words(call)))
