from gatewright.services.apigateway import stage_cache
from tests.services.account import Pets


def test_each_flush_counts(pets: Pets) -> None:
    """Whoever sees the number change forgets what it kept."""
    with pets.account.store.transaction("000000000000", "eu-west-1") as documents:
        stage_cache.forget(documents, "pets", "dev")
        stage_cache.forget(documents, "pets", "dev")

        assert {"flushes": 2} == documents.get("stage_cache", "pets", "dev")
