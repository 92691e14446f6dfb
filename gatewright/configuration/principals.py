"""
Users, roles and sessions, and the policies that bind each, from what IAM tells of an account.

Reads of `documents` (all of IAM's one pseudo region):

* `get_account_authorization_details`: AWS's own answer, whole; policy documents as texts, or as the objects that
  boto3 makes of them
* `iam_organization`: what binds the account from above; `None` for an account in no organisation

What is not told becomes UNKNOWN with its reason, never "none".
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from gatewright.aws.managed_policies import BY_ARN
from gatewright.configuration.documents import Document, Documents
from gatewright.i18n import N_
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.message import Message
from gatewright.model.principal import Caller, NamedPolicy, Principal
from gatewright.model.unknown import UNKNOWN, Missing, Unknown

_EVERYTHING: Final = NamedPolicy(
    "root", '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
)
"""What the root user may: stands where a session is held to what its issuer may."""

Policies = tuple[NamedPolicy, ...] | Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Principals:
    """The principals of one account, each made when it is asked for."""

    account_id: str | Unknown
    """Twelve digits."""

    users: Listing[Document]
    """UserDetail by name."""

    groups: Listing[Document]
    """GroupDetail by name."""

    roles: Listing[Document]
    """RoleDetail by name."""

    policies: Listing[Document]
    """ManagedPolicyDetail by ARN."""

    by_id: Mapping[str, Document]
    """Users and roles by their unique ids, which outlive a change of name."""

    organization: Document | Unknown | None
    """What binds the account from above; `None` for an account in no organisation."""

    def root(self) -> Principal:
        """Return the root user, whom no policy of the account binds."""
        caller = Caller(
            kind="root",
            arn=self.account_id if isinstance(self.account_id, Unknown) else f"arn:aws:iam::{self.account_id}:root",
            account=self.account_id,
            issuer_arn=None,
            user_id=self.account_id,
            user_name=None,
            tags={},
            issued_at=None,
            mfa_at=None,
            has_boundary=False,
            **self._membership(),
        )
        return Principal(
            caller=caller, identity_policies=(), boundary=None, session_policies=None, scps=self._service_control()
        )

    def user(self, name: str) -> Principal | Unknown:
        """Return a user; UNKNOWN when nobody told of one of this name."""
        detail = self.users.get(name)
        if isinstance(detail, Unknown):
            return detail
        if detail is None:
            return UNKNOWN
        caller = Caller(
            kind="user",
            arn=detail["Arn"],
            account=self.account_id,
            issuer_arn=None,
            user_id=detail["UserId"],
            user_name=detail["UserName"],
            tags=_tags(detail.get("Tags", ())),
            issued_at=None,
            mfa_at=None,
            has_boundary="PermissionsBoundary" in detail,
            **self._membership(),
        )
        return Principal(
            caller=caller,
            identity_policies=self._of_user(detail),
            boundary=self._boundary(detail),
            session_policies=None,
            scps=self._service_control(),
        )

    def role(self, arn: str) -> Principal | Unknown:
        """Return what a session of a role would be held to; who it is, its session tells."""
        detail = self.roles.get(arn.rpartition("/")[2])
        if isinstance(detail, Unknown):
            return detail
        if detail is None or detail["Arn"] != arn:
            return UNKNOWN
        caller = Caller(
            kind="assumed-role",
            account=self.account_id,
            issuer_arn=detail["Arn"],
            user_name=None,
            tags=_tags(detail.get("Tags", ())),
            has_boundary="PermissionsBoundary" in detail,
            **self._membership(),
        )
        return Principal(
            caller=caller,
            identity_policies=self._of_role(detail),
            boundary=self._boundary(detail),
            session_policies=None,
            scps=self._service_control(),
        )

    def of_session(self, session: Mapping[str, Any]) -> Principal | Unknown:
        """Return whom the temporary credentials of a session stand for, bound by what binds its issuer now."""
        kind = session["Kind"]
        issuer = self._issuer(session)
        if isinstance(issuer, Unknown):
            return issuer
        own_name = kind == "user"
        caller = Caller(
            kind=kind,
            arn=session["Arn"],
            account=self.account_id,
            issuer_arn=session.get("IssuerArn"),
            user_id=session["UserId"],
            user_name=issuer.caller.user_name if own_name else None,
            tags=merged_tags(issuer.caller.tags, session.get("Tags", {})),
            issued_at=session["IssuedAt"],
            mfa_at=session.get("MfaAt"),
            has_boundary=issuer.caller.has_boundary,
            **self._membership(),
        )
        passed = session.get("SessionPolicies")
        return Principal(
            caller=caller,
            identity_policies=(_EVERYTHING,)
            if kind == "federated-user" and issuer.caller.kind == "root"
            else issuer.identity_policies,
            boundary=issuer.boundary,
            session_policies=None
            if passed is None
            else tuple(NamedPolicy(one["PolicyName"], _text(one["PolicyDocument"])) for one in passed),
            scps=issuer.scps,
        )

    def _issuer(self, session: Mapping[str, Any]) -> Principal | Unknown:
        """Return the user or role behind a session; one that was deleted since, even if its name lives on, is gone."""
        if session.get("IssuerId") is None:
            return self.root()
        is_role = session["Kind"] == "assumed-role"
        detail = self.by_id.get(session["IssuerId"])
        if detail is not None:
            return self.role(detail["Arn"]) if is_role else self.user(detail["UserName"])
        rest = (self.roles if is_role else self.users).rest
        if rest is not None:
            return rest
        gone = Caller(user_name=None, tags={}, has_boundary=False)
        return Principal(
            caller=gone, identity_policies=(), boundary=None, session_policies=None, scps=self._service_control()
        )

    def _of_user(self, detail: Document) -> Policies:
        attached = self._policies(detail, "UserPolicyList")
        for name in detail.get("GroupList", ()):
            group = self.groups.get(name)
            if group is None or isinstance(group, Unknown):
                return UNKNOWN if group is None else group
            attached = _joined(attached, self._policies(group, "GroupPolicyList"))
        return attached

    def _of_role(self, detail: Document) -> Policies:
        return self._policies(detail, "RolePolicyList")

    def _policies(self, detail: Document, inline: str) -> Policies:
        """Return the policies that hang on one user, group or role."""
        kind = inline.removesuffix("PolicyList")
        holder = (kind.lower(), detail[f"{kind}Name"])
        found = [
            NamedPolicy(one["PolicyName"], _text(one["PolicyDocument"]), *holder) for one in detail.get(inline, ())
        ]
        for one in detail.get("AttachedManagedPolicies", ()):
            policy = self._managed(one["PolicyArn"])
            if isinstance(policy, Unknown):
                return policy
            found.append(NamedPolicy(policy.name, policy.text, *holder))
        return tuple(found)

    def _boundary(self, detail: Document) -> NamedPolicy | Unknown | None:
        boundary = detail.get("PermissionsBoundary")
        return None if boundary is None else self._managed(boundary["PermissionsBoundaryArn"])

    def _managed(self, arn: str) -> NamedPolicy | Unknown:
        """Return the default version of a managed policy."""
        detail = self.policies.get(arn)
        if isinstance(detail, Unknown) or detail is None:
            known = BY_ARN.get(arn)
            return _untold(arn) if known is None else NamedPolicy(arn, _text(known.text))
        for version in detail.get("PolicyVersionList", ()):
            if version["IsDefaultVersion"]:
                return NamedPolicy(arn, _text(version["Document"]))
        return _untold(arn)

    def _membership(self) -> dict[str, Any]:
        """Return what a caller has of the organisation."""
        told = self.organization
        if isinstance(told, Unknown):
            return {"org_id": told, "org_paths": told}
        if told is None:
            return {"org_id": None, "org_paths": ()}
        path = told["Path"]
        return {"org_id": told["Id"], "org_paths": path if isinstance(path, Unknown) else (path,)}

    def _service_control(self) -> tuple[tuple[NamedPolicy, ...], ...] | Unknown:
        told = self.organization
        if told is None or isinstance(told, Unknown):
            return () if told is None else told
        if told.get("ManagementAccount"):
            # Documented: "SCPs don't affect users or roles in the management account".
            return ()
        return tuple(
            tuple(NamedPolicy(one["Name"], _text(one["Content"])) for one in level) for level in told["Levels"]
        )


def principals(documents: Documents, *, account_id: str | Unknown) -> Principals:
    """Return the principals of an account."""
    details = documents.get("get_account_authorization_details")
    return principals_of(details, account_id=account_id, organization=documents.get("iam_organization"))


def principals_of(
    details: Document | Unknown | None, *, account_id: str | Unknown, organization: Document | Unknown | None
) -> Principals:
    """Return the principals that an account's details tell, bound from above by `organization`."""
    users = details_by_name(details, "UserDetailList", "UserName")
    roles = details_by_name(details, "RoleDetailList", "RoleName")
    ids = {one["UserId"]: one for one in users.known()} | {one["RoleId"]: one for one in roles.known()}
    return Principals(
        account_id=account_id,
        by_id=ids,
        users=users,
        groups=details_by_name(details, "GroupDetailList", "GroupName"),
        roles=roles,
        policies=details_by_name(details, "Policies", "Arn"),
        organization=organization,
    )


def merged_tags(own: Mapping[str, str] | Unknown, session: Mapping[str, str]) -> Mapping[str, str] | Unknown:
    """Return the tags of a session: those of its issuer, and its own, which win whatever their letter case."""
    if isinstance(own, Unknown):
        return own
    passed = {key.lower() for key in session}
    return {**{key: value for key, value in own.items() if key.lower() not in passed}, **session}


def details_by_name(details: Document | Unknown | None, member: str, name: str) -> Listing[Document]:
    """Return what an account's details list as `member`, each by its `name`."""
    if isinstance(details, Unknown):
        return unknown_listing(details)
    if details is None or member not in details:
        return unknown_listing()
    return Listing({one[name]: one for one in details[member]})


def _joined(one: Policies, other: Policies) -> Policies:
    if isinstance(one, Unknown):
        return one
    return other if isinstance(other, Unknown) else (*one, *other)


def _tags(tags: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    return {tag["Key"]: tag["Value"] for tag in tags}


def _text(document: str | Mapping[str, Any]) -> str:
    """Return a policy as one text, however it was told: two readers of one account make the same of it."""
    return _compact(document) if isinstance(document, str) else _dumped(document)


@lru_cache(maxsize=8192)
def _compact(text: str) -> str:
    return _dumped(json.loads(text))


def _dumped(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _untold(arn: str) -> Unknown:
    return Unknown(
        (
            Missing(
                subject=f"configuration.policies[{arn}]",
                what=Message(N_("the document of the managed policy {arn}"), {"arn": arn}),
                permission="iam:GetPolicyVersion",
                command=f"aws iam get-policy --policy-arn {arn}",
            ),
        )
    )
