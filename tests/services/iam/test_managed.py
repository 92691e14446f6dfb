import pytest

from gatewright.services.iam import managed
from gatewright.store.iam_answers import GLOBAL
from gatewright.wire.errors import ServiceError
from tests.services.account import ACCOUNT
from tests.services.iam.people import ADMINISTRATOR, INVOKE, People


def test_policy_is_found_by_its_whole_arn(people: People) -> None:
    """The path belongs to the ARN; another account's ARN names nothing here."""
    arn = people.policy()
    with people.store.reading(ACCOUNT, GLOBAL) as documents:
        found = managed.policy(documents, arn)
        elsewhere = [managed.find(documents, arn.replace(*pair)) for pair in (("/invoke", "/a/invoke"), ("0:", "1:"))]

    assert INVOKE == managed.default_text(found)
    assert [None, None] == elsewhere


def test_policies_of_aws_are_found(people: People) -> None:
    """AWS's own stand in every account."""
    with people.store.reading(ACCOUNT, GLOBAL) as documents:
        assert "AdministratorAccess" == managed.policy(documents, ADMINISTRATOR)["PolicyName"]


def test_what_is_no_arn_is_refused(people: People) -> None:
    """A name is no ARN."""
    with people.store.reading(ACCOUNT, GLOBAL) as documents, pytest.raises(ServiceError) as caught:
        managed.find(documents, "invoke")

    assert ("InvalidInput", "ARN invoke is not valid.") == (caught.value.code, caught.value.message)
