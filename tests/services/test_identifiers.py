from dataclasses import replace

import pytest

from gatewright.services.identifiers import fresh_id
from tests.services.account import ACCOUNT, REGION, Account


def test_id_that_is_taken_is_not_drawn_again(account: Account) -> None:
    """An id of which there is a document already is passed over."""
    with account.store.transaction(ACCOUNT, REGION) as documents:
        documents.put("stage", "api", "000001", document={})
        drawn = fresh_id(documents, account.operation({}), "stage", "api", length=6)

    assert "000002" == drawn


def test_broken_source_of_ids_is_an_error(account: Account) -> None:
    """Ids that are always taken do not keep anybody waiting for ever."""
    operation = replace(account.operation({}), new_id=lambda: "always")
    with account.store.transaction(ACCOUNT, REGION) as documents:
        documents.put("stage", "api", "always", document={})
        with pytest.raises(RuntimeError, match="100 in a row were taken"):
            fresh_id(documents, operation, "stage", "api", length=6)
