from gatewright.services.cognito_idp.places import Place, place_of_client, place_of_domain, place_of_pool
from tests.services.account import REGION, Account

OTHER = Place("111122223333", "us-east-1")


def test_things_are_found_in_whatever_account_they_are() -> None:
    """A pool and a domain in their region alone; a client in any."""
    store = Account().store
    with store.transaction(OTHER.account_id, OTHER.region) as documents:
        documents.put("user_pool", "us-east-1_a", document={"Id": "us-east-1_a"})
        documents.put("user_pool", f"{REGION}_b", document={"Id": f"{REGION}_b"})
        documents.put("user_pool_of_client", "c", document={"UserPoolId": "us-east-1_a"})
        documents.put("user_pool_domain", "pets", document={"UserPoolId": "us-east-1_a"})

    assert place_of_pool(store, "us-east-1_a") == OTHER
    assert place_of_pool(store, f"{REGION}_b") is None
    assert place_of_client(store, "c") == OTHER
    assert place_of_domain(store, "pets", "us-east-1") == OTHER
    assert (place_of_domain(store, "pets", REGION), place_of_client(store, "d")) == (None, None)
