from tests.services.organizations.company import MEMBER, Company


def test_unit_lives_below_its_parent(company: Company) -> None:
    """Created, renamed, listed, deleted."""
    root_id = company.founded()
    unit = company.org("create_organizational_unit", ParentId=root_id, Name="u")["OrganizationalUnit"]
    inner = company.org("create_organizational_unit", ParentId=unit["Id"], Name="u")["OrganizationalUnit"]
    twice = company.org_refused("create_organizational_unit", ParentId=root_id, Name="u")
    company.org("update_organizational_unit", OrganizationalUnitId=unit["Id"], Name="v")
    listed = company.org("list_organizational_units_for_parent", ParentId=root_id)["OrganizationalUnits"]
    held = company.org_refused("delete_organizational_unit", OrganizationalUnitId=unit["Id"])
    company.org("delete_organizational_unit", OrganizationalUnitId=inner["Id"])
    company.org("delete_organizational_unit", OrganizationalUnitId=unit["Id"])

    assert ["v"] == [one["Name"] for one in listed]
    assert ("DuplicateOrganizationalUnitException", "OrganizationalUnitNotEmptyException") == (twice, held)
    assert [] == company.org("list_organizational_units_for_parent", ParentId=root_id)["OrganizationalUnits"]


def test_parents_and_children_are_told(company: Company) -> None:
    """Of accounts and units alike."""
    root_id = company.founded()
    company.invited()
    unit = company.org("create_organizational_unit", ParentId=root_id, Name="u")["OrganizationalUnit"]["Id"]
    inner = company.org("create_organizational_unit", ParentId=unit, Name="i")["OrganizationalUnit"]["Id"]

    assert [{"Id": unit, "Type": "ORGANIZATIONAL_UNIT"}] == company.org("list_parents", ChildId=inner)["Parents"]
    assert [{"Id": root_id, "Type": "ROOT"}] == company.org("list_parents", ChildId=MEMBER)["Parents"]
    assert "ChildNotFoundException" == company.org_refused("list_parents", ChildId="ou-none")
    children = company.org("list_children", ParentId=root_id, ChildType="ACCOUNT")["Children"]
    assert MEMBER in [one["Id"] for one in children]
    found = company.org_refused("update_organizational_unit", OrganizationalUnitId="ou-none", Name="x")
    assert "OrganizationalUnitNotFoundException" == found
