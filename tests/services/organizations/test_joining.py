from tests.services.organizations.company import MEMBER, Company


def test_who_joins_is_bound_at_once(company: Company) -> None:
    """By what stands at the root."""
    root_id = company.founded()
    company.org("attach_policy", PolicyId=company.scp(), TargetId=root_id)
    company.invited()

    assert [["FullAWSAccess", "deny"], ["FullAWSAccess"]] == company.bound(MEMBER)
