import json
import time
from collections.abc import Mapping
from typing import Any

from gatewright.configuration.access_keys import access_keys
from gatewright.configuration.principals import merged_tags, principals
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.principal import AccessKey, Principal
from gatewright.model.unknown import UNKNOWN, Missing, Unknown

ACCOUNT = "123456789012"
INVOKE = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}]}
TEXT = json.dumps(INVOKE, separators=(",", ":"))
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
NOT_ASKED = Unknown((Missing(subject="configuration.principals", what=Message(N_("the principals of the account"))),))


class Told:
    """Documents as they were told; what was not told is unknown."""

    def __init__(self, **documents: Mapping[str, Any] | Unknown | None) -> None:
        self._documents = documents

    def get(self, kind: str, *_ids: str) -> Mapping[str, Any] | Unknown | None:
        """Return a document."""
        return self._documents.get(kind, NOT_ASKED)


def user_detail(name: str, **members: Any) -> dict[str, Any]:
    """Return a user as the account's details tell him."""
    arn = f"arn:aws:iam::{ACCOUNT}:user/{name}"
    return {"UserName": name, "UserId": f"AIDA{name}", "Arn": arn, "Path": "/", **members}


def _role(name: str, **members: Any) -> dict[str, Any]:
    arn = f"arn:aws:iam::{ACCOUNT}:role/{name}"
    return {"RoleName": name, "RoleId": f"AROA{name}", "Arn": arn, "Path": "/", **members}


def _told(**members: Any) -> Told:
    details = {"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [], "Policies": [], **members}
    return Told(
        get_account_authorization_details=details,
        iam_access_keys={
            "AccessKeys": [
                {
                    "UserName": one["UserName"],
                    "AccessKeyId": f"AKIA{one['UserName']}",
                    "SecretAccessKey": "s",
                    "Status": "Active",
                }
                for one in details["UserDetailList"]
            ]
        },
        iam_sessions={"Sessions": members.get("Sessions", [])},
        iam_organization=members.get("Organization"),
    )


def key_of(told: Told, key_id: str = "AKIAann") -> AccessKey:
    """Return an access key of what was told."""
    found = access_keys(told, account_id=ACCOUNT).get(key_id)
    assert isinstance(found, AccessKey)
    return found


def principal_of(told: Told, key_id: str = "AKIAann") -> Principal:
    """Return whose it is."""
    found = key_of(told, key_id).principal
    assert isinstance(found, Principal)
    return found


def _names(principal: Principal) -> list[str]:
    assert isinstance(principal.identity_policies, tuple)
    return [policy.name for policy in principal.identity_policies]


def _session(**members: Any) -> dict[str, Any]:
    return {
        "AccessKeyId": "ASIAs",
        "SecretAccessKey": "s",
        "SessionToken": "t",
        "Expiration": 2_000,
        "IssuedAt": 1_000,
        "Kind": "assumed-role",
        "Arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/reader/s",
        "UserId": "AROAreader:s",
        "IssuerArn": f"arn:aws:iam::{ACCOUNT}:role/reader",
        "IssuerId": "AROAreader",
        **members,
    }


def test_user_has_his_policies_and_those_of_his_groups() -> None:
    """Inline and managed, the default version of each; boto3's objects and our texts are the same."""
    versions = [
        {"VersionId": "v2", "IsDefaultVersion": True, "Document": INVOKE},
        {"VersionId": "v1", "IsDefaultVersion": False, "Document": "{}"},
    ]
    told = _told(
        UserDetailList=[
            user_detail(
                "ann",
                UserPolicyList=[{"PolicyName": "own", "PolicyDocument": json.dumps(INVOKE, indent=4)}],
                GroupList=["g"],
                Tags=[{"Key": "team", "Value": "pets"}],
            )
        ],
        GroupDetailList=[
            {"GroupName": "g", "AttachedManagedPolicies": [{"PolicyArn": "arn:p"}, {"PolicyArn": ADMINISTRATOR}]}
        ],
        Policies=[{"Arn": "arn:p", "PolicyVersionList": versions}],
    )
    found = principal_of(told)
    caller = found.caller

    assert ["own", "arn:p", ADMINISTRATOR] == _names(found)
    assert isinstance(found.identity_policies, tuple)
    assert [TEXT, TEXT] == [policy.text for policy in found.identity_policies[:2]]
    assert ("user", f"arn:aws:iam::{ACCOUNT}:user/ann", "AIDAann", "ann") == (
        caller.kind,
        caller.arn,
        caller.user_id,
        caller.user_name,
    )
    assert ({"team": "pets"}, None, None, False) == (caller.tags, caller.org_id, caller.issued_at, caller.has_boundary)
    assert (None, None, ()) == (found.boundary, found.session_policies, found.scps)


def test_boundary_is_the_default_version() -> None:
    """A boundary is a managed policy."""
    boundary = {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": ADMINISTRATOR}
    found = principal_of(_told(UserDetailList=[user_detail("ann", PermissionsBoundary=boundary)]))

    assert not isinstance(found.boundary, Unknown)
    assert found.boundary is not None
    assert (ADMINISTRATOR, True) == (found.boundary.name, found.caller.has_boundary)


def test_policy_that_was_not_told_is_unknown() -> None:
    """Never "none": the reason names the policy and how to read it."""
    attached = [{"PolicyArn": "arn:aws:iam::1:policy/p"}]
    found = principal_of(_told(UserDetailList=[user_detail("ann", AttachedManagedPolicies=attached)]))

    assert isinstance(found.identity_policies, Unknown)
    assert ["iam:GetPolicyVersion"] == [one.permission for one in found.identity_policies.missing]


def test_group_that_was_not_told_is_unknown() -> None:
    """A filtered answer lacks groups."""
    found = principal_of(_told(UserDetailList=[user_detail("ann", GroupList=["g"])]))

    assert isinstance(found.identity_policies, Unknown)


def test_account_that_was_not_read_is_unknown() -> None:
    """The reason is that of the document."""
    told = Told(iam_access_keys={"AccessKeys": [{"AccessKeyId": "AKIAann", "UserName": "ann"}]}, iam_sessions=None)
    key = key_of(told)

    assert NOT_ASKED == key.principal
    assert (UNKNOWN, UNKNOWN) == (key.secret, key.active)
    assert isinstance(access_keys(Told(), account_id=ACCOUNT).get("AKIAann"), Unknown)


def test_session_has_the_policies_of_its_role_and_its_own() -> None:
    """Who calls is the session; session tags win over the role's, whatever their letter case."""
    session = _session(
        SessionPolicies=[{"PolicyName": "session policy", "PolicyDocument": TEXT}], Tags={"TEAM": "birds", "a": "b"}
    )
    told = _told(
        RoleDetailList=[
            _role(
                "reader",
                RolePolicyList=[{"PolicyName": "own", "PolicyDocument": INVOKE}],
                Tags=[{"Key": "team", "Value": "pets"}],
            )
        ],
        Sessions=[session],
    )
    key, found = key_of(told, "ASIAs"), principal_of(told, "ASIAs")

    assert isinstance(found.session_policies, tuple)
    assert (["own"], ["session policy"]) == (_names(found), [policy.name for policy in found.session_policies])
    assert ("assumed-role", session["Arn"], session["IssuerArn"], "AROAreader:s", 1_000) == (
        found.caller.kind,
        found.caller.arn,
        found.caller.issuer_arn,
        found.caller.user_id,
        found.caller.issued_at,
    )
    assert {"TEAM": "birds", "a": "b"} == found.caller.tags
    assert ("t", 2_000) == (key.session_token, key.expires_at)


def test_session_of_a_deleted_role_may_nothing() -> None:
    """Even when a role of the same name was created since: it has another id."""
    told = _told(
        RoleDetailList=[
            {**_role("reader", RolePolicyList=[{"PolicyName": "p", "PolicyDocument": INVOKE}]), "RoleId": "x"}
        ],
        Sessions=[_session()],
    )

    assert () == principal_of(told, "ASIAs").identity_policies


def test_session_of_a_user_is_he_himself() -> None:
    """Whatever he is called by now."""
    session = _session(Kind="user", Arn="arn:u", UserId="AIDAann", IssuerArn=None, IssuerId="AIDAann")
    found = principal_of(
        _told(UserDetailList=[{**user_detail("eve"), "UserId": "AIDAann"}], Sessions=[session]), "ASIAs"
    )

    assert ("user", "eve", 1_000) == (found.caller.kind, found.caller.user_name, found.caller.issued_at)


def test_federated_user_is_held_to_the_session_policies() -> None:
    """Without any he may nothing by himself; of the root user he has everything that they leave."""
    session = _session(Kind="federated-user", IssuerId=None, SessionPolicies=[])
    found = principal_of(_told(Sessions=[session]), "ASIAs")

    assert (["root"], ()) == (_names(found), found.session_policies)


def test_organisation_binds_from_above() -> None:
    """Each level's policies, and where the account stands."""
    levels = [[{"Name": "FullAWSAccess", "Content": TEXT}], [{"Name": "deny", "Content": INVOKE}]]
    organization = {"Id": "o-1", "Path": "o-1/r-1/", "Levels": levels}
    found = principal_of(_told(UserDetailList=[user_detail("ann")], Organization=organization))

    assert ("o-1", ("o-1/r-1/",)) == (found.caller.org_id, found.caller.org_paths)
    assert isinstance(found.scps, tuple)
    assert [["FullAWSAccess"], ["deny"]] == [[policy.name for policy in level] for level in found.scps]
    management = principal_of(
        _told(UserDetailList=[user_detail("ann")], Organization={**organization, "ManagementAccount": True})
    )
    assert () == management.scps


def test_role_is_found_by_its_arn() -> None:
    """A name under another path is another role."""
    known = principals(_told(RoleDetailList=[_role("reader")]), account_id=ACCOUNT)

    assert isinstance(known.role(f"arn:aws:iam::{ACCOUNT}:role/reader"), Principal)
    assert isinstance(known.role(f"arn:aws:iam::{ACCOUNT}:role/a/reader"), Unknown)
    assert isinstance(known.user("nobody"), Unknown)


def test_unknown_tags_stay_unknown() -> None:
    """What a session adds does not tell the rest."""
    assert UNKNOWN == merged_tags(UNKNOWN, {"a": "b"})


def test_many_users_take_no_longer_each() -> None:
    """The builder runs at every commit of IAM: a thousand users with a group each are quick."""
    users = [user_detail(f"u{number}", GroupList=[f"g{number % 100}"]) for number in range(1_000)]
    groups = [
        {"GroupName": f"g{number}", "GroupPolicyList": [{"PolicyName": "p", "PolicyDocument": TEXT}]}
        for number in range(100)
    ]
    told = _told(UserDetailList=users, GroupDetailList=groups)
    started = time.process_time()
    found = access_keys(told, account_id=ACCOUNT)

    assert (1_000, True) == (len(found.items), time.process_time() - started < 1.0)
