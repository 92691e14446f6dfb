from gatewright.services.apigateway.authorizer_cache import forget
from tests.services.account import ACCOUNT, REGION, Account


def test_each_stage_has_its_own_count(account: Account) -> None:
    """A flush of one stage says nothing of another."""
    with account.store.transaction(ACCOUNT, REGION) as documents:
        forget(documents, "pets", "dev")
        forget(documents, "pets", "dev")
        forget(documents, "pets", "prod")

        assert {"flushes": 2} == documents.get("authorizer_cache", "pets", "dev")
        assert {"flushes": 1} == documents.get("authorizer_cache", "pets", "prod")
