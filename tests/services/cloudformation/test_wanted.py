import pytest

from gatewright.services.cloudformation.wanted import begun, on_failure
from gatewright.wire.errors import ServiceError
from tests.services.account import Account
from tests.services.cloudformation.stack_account import call, create, described


@pytest.mark.parametrize(
    ("params", "expected"),
    [({}, "ROLLBACK"), ({"OnFailure": "DELETE"}, "DELETE"), ({"DisableRollback": True}, "DO_NOTHING")],
)
def test_a_failure_is_taken_back_unless_somebody_says_otherwise(params: dict, expected: str) -> None:
    """Documented: CreateStack."""
    assert expected == on_failure(params)


def test_a_failure_has_one_end() -> None:
    """Documented: one of the two can be said."""
    with pytest.raises(ServiceError, match="Either DisableRollback or OnFailure can be specified, not both"):
        on_failure({"DisableRollback": True, "OnFailure": "DELETE"})


def test_a_new_stack_is_reviewed(account: Account) -> None:
    """Its seed is one that nobody can guess."""
    one, two = (begun(account.operation({}), "shop") for _ in range(2))

    assert "REVIEW_IN_PROGRESS" == one["StackStatus"]
    assert one["seed"] != two["seed"]


def test_tags_stay_where_an_update_says_nothing_of_them(account: Account) -> None:
    """And are taken away where it gives none."""
    create(account, Tags=[{"Key": "a", "Value": "b"}])
    verb = [{"ParameterKey": "Verb", "ParameterValue": "PUT"}]
    call(account, "update_stack", StackName="shop", UsePreviousTemplate=True, Parameters=verb)
    stays = described(account)["Tags"]
    call(account, "update_stack", StackName="shop", UsePreviousTemplate=True, Tags=[])

    assert ([{"Key": "a", "Value": "b"}], []) == (stays, described(account)["Tags"])
