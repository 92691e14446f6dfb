"""
Does the stage serve what is saved? Where it does not, deploying may be all that a refused call needs.

Restates "Deploy REST APIs in API Gateway": a deployment is a snapshot, and whatever is changed afterwards, policies of
the API too, takes effect with the next one.
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
"""

from collections.abc import Iterator
from typing import Final

from gatewright.checks.remedies import deploy_saved
from gatewright.checks.stage import changed_since_deployment
from gatewright.checks.words import words
from gatewright.doctor.diagnosis import Finding, Standing
from gatewright.doctor.fixes import UNTOLD, kind, looks, remedied, told
from gatewright.doctor.seen import facts_seen
from gatewright.doctor.weigh import ORDER
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.decision import Decision
from gatewright.model.fact import Fact
from gatewright.model.observation import Observation
from gatewright.model.outcome import Deny
from gatewright.model.unknown import Unknown

_OF_ITS_POLICY: Final = "resource-policy."
_OF_THE_METHOD: Final = ("iam.signature-missing", "iam.bearer-token-sent", "authorizer.identity-source-missing")
"""What a method of an older deployment refuses for that, as it is saved, wants no credentials any more."""


def mended_by_deploying(found: tuple[Finding, ...], decision: Decision) -> tuple[Finding, ...]:
    """Hold an older deployment against what is saved: where that refuses as well, deploying would mend nothing.

    Where it lets the call in, the deployment comes before what the older one asks for.
    """
    first = next(iter(found), None)
    is_old = first is not None and first.standing == "confirmed" and first.cause.id in _OF_THE_METHOD
    if not is_old and not any(finding.cause is changed_since_deployment.CAUSE for finding in found):
        return found
    deployed = deploy_saved(decision.call)
    outcome = "undetermined" if deployed is None else walk(decision.call.request, deployed, lambda _: True).outcome
    if outcome == "denied":
        return tuple(finding for finding in found if finding.cause is not changed_since_deployment.CAUSE)
    if outcome == "allowed" and first is not None and is_old:
        return (_not_deployed(decision.call, first), *found[1:])
    if outcome == "allowed":
        return tuple(sorted(found, key=_deployment_first))
    return found


def _not_deployed(call: Call, refused: Finding) -> Finding:
    """Return the change that was not deployed, with what the older deployment refuses for as its proof."""
    return _changed(call, refused.because, standing="confirmed")


def _deployment_first(finding: Finding) -> tuple[int, bool]:
    return ORDER.index(finding.standing), finding.cause is not changed_since_deployment.CAUSE


def served_otherwise(found: tuple[Finding, ...], decision: Decision, seen: Observation) -> Iterator[Finding]:
    """Yield that the stage serves an older deployment, where a policy refused that would not, as it is saved now.

    Of the policy that was deployed no operation tells: what is read is the one that a deployment would take over.
    """
    by_policy = any(finding.cause.id.startswith(_OF_ITS_POLICY) for finding in found)
    if by_policy and not isinstance(decision.call.stage, Unknown) and decision.denial is None:
        yield _changed(decision.call, facts_seen(seen), standing="likely")


def _changed(call: Call, because: tuple[Fact, ...], *, standing: Standing) -> Finding:
    values = words(call)
    fact = Fact("configuration", f"stages[{values['stage']}].deploymentId", values["deployment_id"])
    denial = Deny(changed_since_deployment.CAUSE, (fact,), values)
    return Finding(
        cause=denial.cause,
        standing=standing,
        why=told(denial.cause.why, values, (UNTOLD, "-")),
        because=(*because, fact),
        fixes=tuple(remedied(call, denial)),
        confirm=tuple(looks(denial.cause.confirm, values, kind(call, denial))),
    )
