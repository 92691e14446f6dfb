"""How associations are kept."""

from gatewright.services.apigateway.association_documents import OF_CONSUMER, OF_PROVIDER, forget, forget_all, put
from gatewright.store.store import Store
from tests.services.account import Account

KEY = "a.example.com+abcd1234"
ARN = f"arn:aws:apigateway:eu-west-1:000000000000:/domainnames/{KEY}"
MADE = {"domainNameArn": ARN, "accessAssociationSource": "vpce-1", "tags": {"a": "1"}}


def test_both_accounts_know_of_an_association_until_it_is_forgotten() -> None:
    """The tags are the consumer's own."""
    store = Store.open(None)
    operation = Account().operation({})
    with store.transaction("000000000000", "eu-west-1") as provider:
        consumer = provider.of("111122223333", "eu-west-1")
        for one in ("first", "second"):
            put(consumer, provider, KEY, MADE)
            kept = (consumer.list(OF_CONSUMER), provider.list(OF_PROVIDER))
            if one == "first":
                forget(consumer, MADE)
            else:
                forget_all(provider, operation, KEY)
            left = (consumer.list(OF_CONSUMER), provider.list(OF_PROVIDER))

            assert ([MADE], "111122223333", False) == (kept[0], kept[1][0]["account"], "tags" in kept[1][0])
            assert ([], []) == left
