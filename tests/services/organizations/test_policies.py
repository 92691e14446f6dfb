from gatewright.aws.policy.combine import iam
from gatewright.aws.policy.compile import policy
from gatewright.aws.policy.facts import Facts, resource
from gatewright.aws.policy.layers import Policies
from gatewright.configuration.principals import principals
from gatewright.model.principal import Principal
from gatewright.store.answers import Answers
from gatewright.store.iam_answers import GLOBAL
from tests.services.account import ACCOUNT
from tests.services.iam.people import INVOKE
from tests.services.organizations.company import DENY, MEMBER, SCP, Company


def test_policy_lives_with_its_targets(company: Company) -> None:
    """Created, attached, listed from both sides, detached, deleted."""
    root_id = company.founded()
    found = company.scp()
    company.org("attach_policy", PolicyId=found, TargetId=root_id)
    at_root = company.org("list_policies_for_target", TargetId=root_id, Filter=SCP)["Policies"]
    targets = company.org("list_targets_for_policy", PolicyId=found)["Targets"]
    held = company.org_refused("delete_policy", PolicyId=found)
    company.org("detach_policy", PolicyId=found, TargetId=root_id)
    company.org("delete_policy", PolicyId=found)

    assert ["FullAWSAccess", "deny"] == [one["Name"] for one in at_root]
    assert [(root_id, "ROOT")] == [(one["TargetId"], one["Type"]) for one in targets]
    assert "PolicyInUseException" == held
    assert "PolicyNotAttachedException" == company.org_refused(
        "detach_policy", PolicyId=company.scp(), TargetId=root_id
    )
    listed = company.org("list_policies", Filter=SCP)["Policies"]
    assert [("FullAWSAccess", True), ("deny", False)] == [(one["Name"], one["AwsManaged"]) for one in listed]


def test_changed_policy_binds_where_it_stands(company: Company) -> None:
    """Without being attached again."""
    root_id = company.founded()
    company.invited()
    found = company.scp()
    company.org("attach_policy", PolicyId=found, TargetId=root_id)
    company.org("update_policy", PolicyId=found, Content=INVOKE, Name="allow")
    shown = company.org("describe_policy", PolicyId=found)["Policy"]

    assert (INVOKE, "allow", "d") == (
        shown["Content"],
        shown["PolicySummary"]["Name"],
        shown["PolicySummary"]["Description"],
    )
    assert [["FullAWSAccess", "allow"], ["FullAWSAccess"]] == company.bound()
    unit = company.org("create_organizational_unit", ParentId=root_id, Name="u")["OrganizationalUnit"]["Id"]
    for target in (unit, MEMBER):
        company.org("attach_policy", PolicyId=found, TargetId=target)
    targets = company.org("list_targets_for_policy", PolicyId=found)["Targets"]
    assert ["ROOT", "ORGANIZATIONAL_UNIT", "ACCOUNT"] == [one["Type"] for one in targets]


def test_one_policy_stays_at_each_target(company: Company) -> None:
    """Documented: at least one must be attached at all times."""
    root_id = company.founded()

    refused = company.org_refused("detach_policy", PolicyId="p-FullAWSAccess", TargetId=root_id)
    assert "ConstraintViolationException" == refused


def test_what_is_no_policy_is_refused(company: Company) -> None:
    """Broken, too large, of another type, of a name that is taken, AWS's own."""
    company.founded()
    made = {"Name": "a", "Description": "d", "Type": SCP, "Content": DENY}
    company.scp(name="taken")
    refused = [
        company.org_refused("create_policy", **{**made, "Content": "{}"}),
        company.org_refused("create_policy", **{**made, "Content": "x" * 10_241}),
        company.org_refused("create_policy", **{**made, "Type": "TAG_POLICY"}),
        company.org_refused("create_policy", **{**made, "Name": "taken"}),
        company.org_refused("update_policy", PolicyId="p-FullAWSAccess", Name="mine"),
    ]

    assert [
        "MalformedPolicyDocumentException",
        "ConstraintViolationException",
        "NotImplementedException",
        "DuplicatePolicyException",
        "InvalidInputException",
    ] == refused


def _verdict(company: Company, account_id: str) -> str:
    """Return what the policies of the account's root user come to."""
    with company.store.reading(account_id, GLOBAL) as documents:
        found = principals(Answers(documents), account_id=account_id).root()
    assert isinstance(found, Principal)
    assert isinstance(found.scps, tuple)
    scps = tuple(tuple(policy(one.text, "scp", one.name) for one in level) for level in found.scps)
    method = resource(f"arn:aws:execute-api:eu-west-1:{account_id}:a1b2c3d4e5/prod/GET/pets")
    return iam(Policies(scps=scps), Facts(resource=method, caller=found.caller)).verdict


def test_deny_binds_members_and_not_the_management_account(company: Company) -> None:
    """Documented: service control policies do not affect the management account."""
    root_id = company.founded()
    company.invited()
    before = _verdict(company, MEMBER)
    company.org("attach_policy", PolicyId=company.scp(), TargetId=root_id)

    assert ("allowed", "explicitly denied", "allowed") == (
        before,
        _verdict(company, MEMBER),
        _verdict(company, ACCOUNT),
    )
