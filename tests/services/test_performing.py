import pytest

from gatewright.aws.cloudformation.errors import OperationRefused, TemplateError
from gatewright.services.performing import Performing, drawing
from gatewright.store.documents import Documents
from tests.services.account import ACCOUNT, REGION, Account


def performing(account: Account, documents: Documents) -> Performing:
    """Return what performs the operations of a stack."""
    return Performing(documents=documents, operation=account.operation({}), name="shop", seed="s")


def test_drawing_is_the_same_for_the_same_names() -> None:
    """Ten lower-case letters and digits, each draw another."""
    one, two, other = drawing("shop", "Api"), drawing("shop", "Api"), drawing("shop", "Key")
    first = one()

    assert (first, one()) == (two(), two())
    assert first != other()
    assert len(first) == 10
    assert first.isalnum()
    assert first == first.lower()


def test_operations_are_checked_as_a_call_is(account: Account) -> None:
    """Members are found as a template spells them; what the model does not have is refused."""
    with account.store.transaction(ACCOUNT, REGION) as documents:
        perform = performing(account, documents).perform_for("Api", False)
        made = perform("apigateway", "create_rest_api", {"Name": "shop"})

        assert "shop" == made["name"]
        with pytest.raises(TemplateError, match="Properties"):
            perform("apigateway", "create_rest_api", {"Name": "shop", "Colour": "red"})
        with pytest.raises(OperationRefused, match="Invalid API identifier"):
            perform("apigateway", "delete_rest_api", {"restApiId": "no"})


def test_what_is_made_twice_has_the_same_id(account: Account) -> None:
    """Ids are drawn from the names of the stack and the resource."""
    with account.store.transaction(ACCOUNT, REGION) as documents:
        ids = []
        for _ in range(2):
            perform = performing(account, documents).perform_for("Api", False)
            ids.append(perform("apigateway", "create_rest_api", {"Name": "shop"})["id"])
            perform("apigateway", "delete_rest_api", {"restApiId": ids[-1]})

    assert ids[0] == ids[1]


def test_operation_needs_somebody_who_performs_others(account: Account) -> None:
    """That there is nobody is a mistake of ours, not of the template."""
    with account.store.transaction(ACCOUNT, REGION) as documents:
        alone = performing(account, documents)
        object.__setattr__(alone.operation, "perform", None)
        with pytest.raises(TypeError, match="expected an operation that may perform others"):
            alone.perform_for("Api", False)("apigateway", "create_rest_api", {"Name": "shop"})
