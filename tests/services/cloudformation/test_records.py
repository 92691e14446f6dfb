import re

import pytest

from gatewright.services.cloudformation import records
from gatewright.wire.errors import ServiceError
from tests.services.account import ACCOUNT, REGION, Account

STACK = {"StackId": "arn:aws:cloudformation:x:stack/shop/1", "StackName": "shop"}


def test_ids_are_arns_with_a_uuid(account: Account) -> None:
    """Each another."""
    one, two = (records.arn(account.operation({}), "changeSet", "c") for _ in range(2))

    assert re.fullmatch(r"arn:aws:cloudformation:eu-west-1:000000000000:changeSet/c/[0-9a-f-]{36}", one)
    assert one != two


def test_a_stack_is_found_by_name_and_by_id(account: Account) -> None:
    """One that was deleted by its id only."""
    with account.store.transaction(ACCOUNT, REGION) as documents:
        records.put(documents, STACK)
        found = [records.stack(documents, name) for name in (STACK["StackName"], STACK["StackId"])]
        records.bury(documents, {**STACK, "DeletionTime": 1.0}, 1.0)

        assert [STACK, STACK] == found
        assert 1.0 == records.stack(documents, STACK["StackId"])["DeletionTime"]
        with pytest.raises(ServiceError, match="Stack with id shop does not exist"):
            records.stack(documents, "shop")


def test_a_change_set_needs_its_stack_where_it_is_named(account: Account) -> None:
    """By its id it is found alone."""
    made = {"ChangeSetId": "arn:c", "ChangeSetName": "c", "StackId": STACK["StackId"]}
    with account.store.transaction(ACCOUNT, REGION) as documents:
        records.put(documents, STACK)
        records.put_change_set(documents, made)

        assert made == records.change_set(documents, "c", "shop") == records.change_set(documents, "arn:c", None)
        with pytest.raises(ServiceError, match="StackName must be specified"):
            records.change_set(documents, "c", None)
