"""
Would these policies allow it? Asked of given documents, or of those that bind a user, a group or a role.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from gatewright.aws.iam_arns import iam_arn
from gatewright.aws.policy.document import Kind
from gatewright.model.lazy_pattern import pattern
from gatewright.model.principal import Caller
from gatewright.services.errors import not_implemented
from gatewright.services.iam.errors import invalid_input
from gatewright.services.iam.pages import page
from gatewright.services.iam.policy_texts import check
from gatewright.services.iam.principal_policies import PrincipalPolicies, Source, principal_policies
from gatewright.services.iam.simulated_call import EVERYTHING, Decision, Judged, Simulation, judge
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_ACCOUNT: Final = pattern(r"\d{12}|arn:aws[a-z-]*:iam::(\d{12}):root")
_ACTION: Final = pattern(r"[A-Za-z0-9-]+:[A-Za-z0-9]+")
_INVOKE_ARN: Final = (
    "arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}/${Stage}/${Method}/${ApiSpecificResourcePath}"
)
"""https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigateway.html"""

_RESTRICTIVE: Final[tuple[Decision, ...]] = ("explicitDeny", "implicitDeny", "allowed")


def simulate_custom_policy(_documents: Documents, operation: Operation) -> Document:
    """Judge actions by the policies that are given."""
    params = operation.params
    told = Simulation(
        identity=_given(params, "PolicyInputList"),
        boundary=_boundary(params),
        scps=tuple(
            _sources(level.get("ServiceControlPolicyInputList") or (), "ServiceControlPolicyInputList", "scp")
            for level in params.get("OrderedOrganizationPolicyInputList") or ()
        ),
        resource_policy=_resource_policy(params),
        caller=_caller(params.get("CallerArn")),
        owner=_owner(params),
        context=_context(params),
    )
    if told.resource_policy is not None and told.caller is None:
        raise invalid_input("Must include a CallerArn when including a ResourcePolicy.")  # inferred
    return _answer(told, params)


def simulate_principal_policy(documents: Documents, operation: Operation) -> Document:
    """Judge actions by the policies of a user, a group or a role, and by those that are given."""
    params = operation.params
    if params.get("PolicyExclusionList"):
        raise not_implemented("SimulatePrincipalPolicy with PolicyExclusionList is not offered")
    found = principal_policies(documents, params["PolicySourceArn"])
    told = Simulation(
        identity=(*found.sources, *_given(params, "PolicyInputList")),
        boundary=_boundary(params) or found.boundary,
        scps=found.scps,
        resource_policy=_resource_policy(params),
        caller=_caller(params.get("CallerArn")) or _as_caller(found),
        owner=_owner(params),
        context=_context(params),
    )
    return _answer(told, params)


def _answer(told: Simulation, params: Mapping[str, Any]) -> Document:
    if params.get("ResourceHandlingOption"):
        raise not_implemented(
            "a simulation with ResourceHandlingOption is not offered: each resource is judged by itself here"
        )
    arns = [arn for arn in params.get("ResourceArns") or () if arn != EVERYTHING]
    results = []
    for action in params["ActionNames"]:
        if _ACTION.fullmatch(action) is None:
            raise invalid_input(f"Invalid Action Name: {action}")  # inferred
        results.append(_result(action, [judge(told, action, arn) for arn in arns or [EVERYTHING]], bool(arns)))
    return page("EvaluationResults", results, params)


def _result(action: str, judged: Sequence[Judged], named: bool) -> Document:
    """Return the result of an action: the most restrictive of its resources, and each by itself (documented)."""
    worst = min(judged, key=lambda one: _RESTRICTIVE.index(one.decision))
    deciding = [one for one in judged if one.decision == worst.decision]
    missing = list(dict.fromkeys(key for one in judged for key in one.missing))
    result: Document = {
        "EvalActionName": action,
        "EvalResourceName": _INVOKE_ARN if named and action.lower().startswith("execute-api:") else EVERYTHING,
        "EvalDecision": worst.decision,
        "MatchedStatements": _unique(statement for one in deciding for statement in one.statements),
        "MissingContextValues": missing,
        **_details(worst),
    }
    if worst.by_organization is not None:
        allowed = all(one.by_organization for one in judged)
        result["OrganizationsDecisionDetail"] = {"AllowedByOrganizations": allowed}
    if named:
        result["ResourceSpecificResults"] = [
            {
                "EvalResourceName": one.resource,
                "EvalResourceDecision": one.decision,
                "MatchedStatements": one.statements,
                "MissingContextValues": one.missing,
                **_details(one),
            }
            for one in judged
        ]
    return result


def _details(one: Judged) -> Document:
    details: Document = {}
    if one.by_boundary is not None:
        details["PermissionsBoundaryDecisionDetail"] = {"AllowedByPermissionsBoundary": one.by_boundary}
    if one.by_type:
        details["EvalDecisionDetails"] = dict(one.by_type)
    return details


def _unique(statements: Any) -> list[Document]:
    found: list[Document] = []
    for statement in statements:
        if statement not in found:
            found.append(statement)
    return found


def _given(params: Mapping[str, Any], member: str) -> tuple[Source, ...]:
    return _sources(params.get(member) or (), member, "identity")


def _sources(texts: Sequence[str], member: str, kind: Kind) -> tuple[Source, ...]:
    """Return given policies, each by the name of its parameter and its place, as AWS names them (documented)."""
    return tuple(
        Source(policy=check(text, kind), text=text, id=f"{member}.{place}") for place, text in enumerate(texts, 1)
    )


def _boundary(params: Mapping[str, Any]) -> Source | None:
    given = _given(params, "PermissionsBoundaryPolicyInputList")
    if len(given) > 1:
        raise invalid_input("Only one permissions boundary policy can be included")  # inferred; the limit is documented
    return given[0] if given else None


def _resource_policy(params: Mapping[str, Any]) -> Source | None:
    text = params.get("ResourcePolicy")
    return None if text is None else Source(policy=check(text, "resource"), text=text, id="ResourcePolicy")


def _context(params: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {
        entry["ContextKeyName"].lower(): tuple(entry.get("ContextKeyValues") or ())
        for entry in params.get("ContextEntries") or ()
        if entry.get("ContextKeyName")
    }


def _owner(params: Mapping[str, Any]) -> str | None:
    owner = params.get("ResourceOwner")
    if owner is None:
        return None
    read = _ACCOUNT.fullmatch(owner)
    if read is None:
        raise invalid_input(f"Invalid ResourceOwner: {owner}")  # inferred
    return read[1] or owner


def _caller(arn: str | None) -> Caller | None:
    if arn is None:
        return None
    read = iam_arn(arn)
    if read is None:
        raise invalid_input(f"Invalid CallerArn: {arn}")  # inferred
    is_role = read.kind == "role"
    return Caller(
        kind="assumed-role" if is_role else "user",
        arn=arn,
        account=read.account_id,
        issuer_arn=arn if is_role else None,
        user_name=read.name if read.kind == "user" else None,
        has_boundary=False,
    )


def _as_caller(found: PrincipalPolicies) -> Caller:
    """Return the principal as the caller; a role calls by sessions, whose ARN nobody told."""
    return replace(found.caller, arn=found.arn) if isinstance(found.caller.kind, str) else found.caller
