"""What APIs look like."""

from dataclasses import replace

import pytest

from gatewright.services.apigatewayv2.api_documents import created
from tests.services.account import ACCOUNT, Account


@pytest.mark.parametrize(
    ("region", "host"),
    [
        ("us-east-1", "x.execute-api.us-east-1.amazonaws.com"),
        ("cn-north-1", "x.execute-api.cn-north-1.amazonaws.com.cn"),
    ],
)
def test_an_endpoint_stands_in_its_partition(region: str, host: str) -> None:
    """China has a domain of its own."""
    account = Account()
    params = {"Name": "x", "ProtocolType": "HTTP", "Tags": {"_custom_id_": "x"}}
    operation = replace(account.operation(params), region=region)
    with account.store.transaction(ACCOUNT, region) as documents:
        made = created(documents, operation)

    assert f"https://{host}" == made["ApiEndpoint"]
