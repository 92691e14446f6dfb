from tests.services.organizations.company import MEMBER, Company


def test_every_level_binds(company: Company) -> None:
    """Root, unit, account, in this order; FullAWSAccess stands everywhere."""
    root_id = company.founded()
    company.invited()
    unit = company.org("create_organizational_unit", ParentId=root_id, Name="u")["OrganizationalUnit"]["Id"]
    company.org("move_account", AccountId=MEMBER, SourceParentId=root_id, DestinationParentId=unit)
    company.org("attach_policy", PolicyId=company.scp(), TargetId=unit)

    assert [["FullAWSAccess"], ["FullAWSAccess", "deny"], ["FullAWSAccess"]] == company.bound()
    found = company.stored("iam_organization", account_id=MEMBER)
    assert found is not None
    assert f"{found['Id']}/{root_id}/{unit}/" == found["Path"]
    assert (False, True) == (
        found["ManagementAccount"],
        (company.stored("iam_organization") or {})["ManagementAccount"],
    )


def test_nothing_binds_before_the_type_is_enabled(company: Company) -> None:
    """Documented: policies of a type that is not enabled have no effect."""
    company.founded(enabled=False)
    company.invited()

    assert [] == company.bound()


def test_member_does_not_manage(company: Company) -> None:
    """It sees the organization, and changes nothing; who is in none sees none."""
    company.founded()
    company.invited()

    assert company.org("describe_organization") == company.org("describe_organization", MEMBER)
    assert "AccessDeniedException" == company.org_refused("list_roots", MEMBER)
    assert "AWSOrganizationsNotInUseException" == company.org_refused("list_roots", "999988887777")


def test_what_is_not_there_is_named(company: Company) -> None:
    """By what it should have been."""
    root_id = company.founded()
    refused = [
        company.org_refused("create_organizational_unit", ParentId="r-none", Name="u"),
        company.org_refused("describe_organizational_unit", OrganizationalUnitId="ou-none"),
        company.org_refused("describe_account", AccountId="999988887777"),
        company.org_refused("describe_policy", PolicyId="p-none"),
        company.org_refused("attach_policy", PolicyId="p-FullAWSAccess", TargetId="none"),
        company.org_refused("attach_policy", PolicyId="p-FullAWSAccess", TargetId=root_id),
    ]

    assert [
        "ParentNotFoundException",
        "OrganizationalUnitNotFoundException",
        "AccountNotFoundException",
        "PolicyNotFoundException",
        "TargetNotFoundException",
        "DuplicatePolicyAttachmentException",
    ] == refused
