from tests.services.account import ACCOUNT
from tests.services.organizations.company import SCP, Company


def test_creator_manages(company: Company) -> None:
    """The members are AWS's."""
    found = company.org("create_organization")["Organization"]

    assert (f"arn:aws:organizations::{ACCOUNT}:organization/{found['Id']}", ACCOUNT, "ALL") == (
        found["Arn"],
        found["MasterAccountId"],
        found["FeatureSet"],
    )
    assert "AlreadyInOrganizationException" == company.org_refused("create_organization")


def test_policy_type_is_switched(company: Company) -> None:
    """On and off, each once."""
    root_id = company.founded(enabled=False)
    asked = {"RootId": root_id, "PolicyType": SCP}
    off_too_early = company.org_refused("disable_policy_type", **asked)
    on = company.org("enable_policy_type", **asked)["Root"]["PolicyTypes"]
    on_again = company.org_refused("enable_policy_type", **asked)
    off = company.org("disable_policy_type", **asked)["Root"]["PolicyTypes"]

    assert ([{"Type": SCP, "Status": "ENABLED"}], []) == (on, off)
    assert ("PolicyTypeNotEnabledException", "PolicyTypeAlreadyEnabledException") == (off_too_early, on_again)


def test_other_types_are_refused(company: Company) -> None:
    """What would bind nobody is not taken."""
    root_id = company.founded()

    assert "NotImplementedException" == company.org_refused(
        "enable_policy_type", RootId=root_id, PolicyType="TAG_POLICY"
    )
    assert "RootNotFoundException" == company.org_refused("enable_policy_type", RootId="r-none", PolicyType=SCP)
    assert "NotImplementedException" == Company().org_refused("create_organization", FeatureSet="CONSOLIDATED_BILLING")


def test_organization_goes_when_it_is_empty(company: Company) -> None:
    """And binds nobody then."""
    company.founded()
    company.invited()
    held = company.org_refused("delete_organization")
    company.org("remove_account_from_organization", AccountId="111122223333")
    company.org("delete_organization")

    assert "OrganizationNotEmptyException" == held
    assert company.stored("iam_organization") is None
    assert "AWSOrganizationsNotInUseException" == company.org_refused("describe_organization")
