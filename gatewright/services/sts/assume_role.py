"""
Assume a role: temporary credentials that have its policies, as far as the session policies let them.

https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html. On AWS the root user may assume no role; here
whoever holds no key of this server is the root user, and may, where the trust policy names his account.
"""

from typing import Final

from gatewright.aws.iam_arns import role_arn
from gatewright.services.iam.errors import validation_error
from gatewright.services.operation import Operation
from gatewright.services.sts import trust
from gatewright.services.sts.callers import principal
from gatewright.services.sts.session_policies import packed_size, passed
from gatewright.services.sts.session_tags import SessionTags, session_tags
from gatewright.services.sts.sessions import calling_session, issue, refuse_unknown_options
from gatewright.store.documents import Document, Documents
from gatewright.store.iam_answers import GLOBAL

DEFAULT_DURATION: Final = 3_600
LONGEST_CHAINED: Final = 3_600
"""Documented: "role chaining limits your session to a maximum of one hour"."""


def assume_role(documents: Documents, operation: Operation) -> Document:
    """Begin a session of a role that trusts the caller."""
    params = operation.params
    refuse_unknown_options(operation)
    read = role_arn(params["RoleArn"])
    if read is None:
        raise validation_error(f"{params['RoleArn']} is invalid")
    there = documents.of(read.account_id, GLOBAL)
    found = there.get("iam_role", read.name.lower())
    role = found if found is not None and found["Arn"] == params["RoleArn"] else None
    caller_session = calling_session(documents, operation)
    tags = session_tags(params, caller_session)
    identity = params.get("SourceIdentity") or (caller_session or {}).get("SourceIdentity")
    _check(documents, operation, role, tags, identity)
    if role is None:
        raise LookupError("expected the check to refuse a role that does not exist")
    duration = _duration(operation, role, chained=(caller_session or {}).get("Kind") == "assumed-role")
    policies = passed(there, params)
    packed = packed_size(params)
    name = params["RoleSessionName"]
    arn = f"arn:aws:sts::{there.account_id}:assumed-role/{role['RoleName']}/{name}"
    credentials = issue(
        there,
        operation,
        duration=duration,
        Kind="assumed-role",
        Arn=arn,
        UserId=f"{role['RoleId']}:{name}",
        IssuerArn=role["Arn"],
        IssuerId=role["RoleId"],
        SessionPolicies=policies,
        Tags=tags.all or None,
        TransitiveTagKeys=list(tags.transitive) or None,
        SourceIdentity=identity,
    )
    return {
        "Credentials": credentials,
        "AssumedRoleUser": {"AssumedRoleId": f"{role['RoleId']}:{name}", "Arn": arn},
        "PackedPolicySize": packed,
        "SourceIdentity": identity,
    }


def _check(
    documents: Documents, operation: Operation, role: Document | None, tags: SessionTags, identity: str | None
) -> None:
    """Refuse whom the role does not trust with a session, with tags, or with a source identity."""
    params = operation.params
    context: dict[str, tuple[str, ...]] = {}
    for key, value in tags.passed.items():
        context[f"aws:requesttag/{key.lower()}"] = (value,)
    if tags.passed:
        context["aws:tagkeys"] = tuple(tags.passed)
    if params.get("TransitiveTagKeys"):
        context["sts:transitivetagkeys"] = tuple(params["TransitiveTagKeys"])
    context["sts:rolesessionname"] = (params["RoleSessionName"],)
    for key, told in (("sts:externalid", params.get("ExternalId")), ("sts:sourceidentity", identity)):
        if told:
            context[key] = (told,)
    actions = [trust.ASSUME_ROLE]
    if tags.passed or tags.inherited:
        actions.append("sts:TagSession")
    if identity:
        actions.append("sts:SetSourceIdentity")
    caller = principal(documents, operation)
    trusted = None if role is None else str(role["AssumeRolePolicyDocument"])
    for action in actions:
        trust.check(caller, operation, action=action, role_arn=params["RoleArn"], trust=trusted, context=context)


def _duration(operation: Operation, role: Document, *, chained: bool) -> int:
    asked = operation.params.get("DurationSeconds")
    if asked is None:
        return DEFAULT_DURATION
    if asked > role["MaxSessionDuration"]:
        raise validation_error("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
    if chained and asked > LONGEST_CHAINED:
        raise validation_error(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining"
        )
    return int(asked)
