import pytest

from gatewright.services.iam.principal_policies import PrincipalPolicies, principal_policies
from gatewright.store.iam_answers import GLOBAL
from gatewright.wire.errors import ServiceError
from tests.services.account import ACCOUNT
from tests.services.iam.people import ADMINISTRATOR, INVOKE, People


def _of(people: People, resource: str) -> PrincipalPolicies:
    with people.store.reading(ACCOUNT, GLOBAL) as documents:
        return principal_policies(documents, f"arn:aws:iam::{ACCOUNT}:{resource}")


def test_every_policy_is_named_by_where_it_comes_from(people: People) -> None:
    """Inline ones by their owner, managed ones by their name."""
    people.user("ann", Path="/team/", PermissionsBoundary=ADMINISTRATOR)
    people.iam("create_group", GroupName="g")
    people.iam("add_user_to_group", GroupName="g", UserName="ann")
    people.iam("put_user_policy", UserName="ann", PolicyName="p", PolicyDocument=INVOKE)
    people.iam("put_group_policy", GroupName="g", PolicyName="q", PolicyDocument=INVOKE)
    people.iam("attach_group_policy", GroupName="g", PolicyArn=ADMINISTRATOR)
    found = _of(people, "user/team/ann")

    assert ["user_ann_p", "group_g_q", "AdministratorAccess"] == [source.id for source in found.sources]
    assert found.boundary is not None
    assert ("AdministratorAccess", "ann") == (found.boundary.id, found.caller.user_name)
    assert ["group_g_q", "AdministratorAccess"] == [source.id for source in _of(people, "group/g").sources]


def test_role_is_asked_like_a_user(people: People) -> None:
    """With its own policies."""
    people.role("reader")
    people.iam("put_role_policy", RoleName="reader", PolicyName="p", PolicyDocument=INVOKE)

    assert ["role_reader_p"] == [source.id for source in _of(people, "role/reader").sources]


@pytest.mark.parametrize(
    ("resource", "code"), [("root", "InvalidInput"), ("user/nobody", "NoSuchEntity"), ("user/x/ann", "NoSuchEntity")]
)
def test_other_arns_are_refused(people: People, resource: str, code: str) -> None:
    """What names no user, group or role of the account."""
    people.user("ann")
    with pytest.raises(ServiceError) as caught:
        _of(people, resource)

    assert code == caught.value.code
