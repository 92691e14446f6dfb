from tests.services.account import ACCOUNT
from tests.services.organizations.company import Company


def test_created_account_can_be_reached(company: Company) -> None:
    """It is there at once, with the role that trusts the management account."""
    company.founded()
    status = company.org("create_account", Email="pets@example.com", AccountName="pets")["CreateAccountStatus"]
    account_id = status["AccountId"]
    role = company.stored("iam_role", "organizationaccountaccessrole", account_id=account_id)

    assert ("SUCCEEDED", 12) == (status["State"], len(account_id))
    assert role is not None
    assert f"arn:aws:iam::{account_id}:role/OrganizationAccountAccessRole" == role["Arn"]
    assumed = company.sts("assume_role", RoleArn=role["Arn"], RoleSessionName="s1")
    assert assumed["AssumedRoleUser"]["Arn"].startswith(f"arn:aws:sts::{account_id}:assumed-role/")
    found = company.org("describe_create_account_status", CreateAccountRequestId=status["Id"])
    assert status == found["CreateAccountStatus"]
    assert [["FullAWSAccess"], ["FullAWSAccess"]] == company.bound(account_id)


def test_accounts_are_listed(company: Company) -> None:
    """All of them, and those of a parent."""
    root_id = company.founded()
    company.invited()
    listed = [one["Id"] for one in company.org("list_accounts")["Accounts"]]

    assert [ACCOUNT, "111122223333"] == listed
    assert listed == [one["Id"] for one in company.org("list_accounts_for_parent", ParentId=root_id)["Accounts"]]
    assert "INVITED" == company.org("describe_account", AccountId="111122223333")["Account"]["JoinedMethod"]


def test_moved_account_is_bound_from_elsewhere(company: Company) -> None:
    """From one parent that holds it to another that exists."""
    root_id = company.founded()
    company.invited()
    asked = {"AccountId": "111122223333", "SourceParentId": root_id, "DestinationParentId": "ou-none"}

    assert "DestinationParentNotFoundException" == company.org_refused("move_account", **asked)
    asked["SourceParentId"] = "ou-none"
    assert "SourceParentNotFoundException" == company.org_refused("move_account", **asked)
    unit = company.org("create_organizational_unit", ParentId=root_id, Name="u")["OrganizationalUnit"]["Id"]
    company.org("move_account", AccountId="111122223333", SourceParentId=root_id, DestinationParentId=unit)
    assert 3 == len(company.bound())
    asked["SourceParentId"] = root_id
    assert "SourceParentNotFoundException" == company.org_refused("move_account", **asked)


def test_removed_account_is_free(company: Company) -> None:
    """The management account stays."""
    company.founded()
    company.invited()
    company.org("remove_account_from_organization", AccountId="111122223333")

    assert [] == company.bound()
    refused = company.org_refused("remove_account_from_organization", AccountId=ACCOUNT)
    assert "MasterCannotLeaveOrganizationException" == refused
    expected = "CreateAccountStatusNotFoundException"
    assert expected == company.org_refused("describe_create_account_status", CreateAccountRequestId="car-none")
