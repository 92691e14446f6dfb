"""The account's quota of a running server: all APIs of a region take from one bucket."""

from typing import Any

from tests.gatewright_server import running
from tests.server.test_lambda_authorizers import method


def _api(client: Any, name: str) -> str:
    api = client.create_rest_api(name=name)
    method(client, api["id"], api["rootResourceId"], authorizationType="NONE")
    client.create_deployment(restApiId=api["id"], stageName="prod")
    return str(api["id"])


def test_apis_of_a_region_share_the_accounts_quota() -> None:
    """What one spends, another lacks; a region of its own has a bucket of its own."""
    with running("--account-throttle", "0.001/2") as server:
        here, there = server.client(), server.client(region="eu-west-1")
        hosts = [
            *(f"{_api(here, name)}.execute-api.us-east-1.amazonaws.com" for name in ("one", "another")),
            f"{_api(there, 'elsewhere')}.execute-api.eu-west-1.amazonaws.com",
        ]
        shown = here.get_account()["throttleSettings"]
        answers = [
            server.send("GET", "/prod/", host=host) for host in (hosts[0], hosts[1], hosts[0], hosts[1], hosts[2])
        ]

    assert [answer.status for answer in answers] == [200, 200, 429, 429, 200]
    assert shown == {"rateLimit": 0.001, "burstLimit": 2}
    assert answers[2].body == b'{"message":"Too Many Requests"}'
