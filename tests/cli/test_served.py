"""A gateway for tests of others."""

import urllib.request
from urllib.error import HTTPError

import pytest

from gatewright.cli.served import Served, served
from gatewright.lab.estate import build
from tests.gatewright_server import Running


def test_a_refusal_is_explained_with_the_configuration(gateway: Running) -> None:
    """The cause is confirmed, and the text names it."""
    here = Served(gateway.url)
    api_id = build(here.client("apigateway")).api_id
    with pytest.raises(HTTPError) as refused:
        urllib.request.urlopen(here.invoke_url(api_id, "prod", "/nowhere"))
    with refused.value as error:
        diagnosis, text = here.diagnose(error), here.explain(error)

    assert ("route.not-found", "confirmed") == (diagnosis.findings[0].cause.id, diagnosis.findings[0].standing)
    assert text.startswith("No resource of the deployed API has this path.")


def test_a_test_may_move_the_clock() -> None:
    """A quota of a day is there again a day later, and spent again when the clock goes back to the same day."""
    with served() as here:
        estate = build(here.client("apigateway"))
        client = estate.client
        place = {"restApiId": estate.api_id, "resourceId": estate.pets_id, "httpMethod": "GET"}
        client.update_method(**place, patchOperations=[{"op": "replace", "path": "/apiKeyRequired", "value": "true"}])
        client.create_deployment(restApiId=estate.api_id, stageName="prod")
        key = client.create_api_key(enabled=True)
        plan = client.create_usage_plan(
            name="one-a-day",
            apiStages=[{"apiId": estate.api_id, "stage": "prod"}],
            quota={"limit": 1, "period": "DAY"},
        )
        client.create_usage_plan_key(usagePlanId=plan["id"], keyId=key["id"], keyType="API_KEY")

        def called() -> int:
            asked = urllib.request.Request(here.invoke_url(estate.api_id, "prod", "/pets"))
            asked.add_header("x-api-key", key["value"])
            try:
                with urllib.request.urlopen(asked) as answer:
                    return int(answer.status)
            except HTTPError as error:
                return error.code

        today = [called(), called()]
        here.move_clock(86_400)
        tomorrow = [called(), called()]

    assert (today, tomorrow) == ([200, 429], [200, 429])


def test_it_is_stopped_again() -> None:
    """Nobody listens behind it."""
    with served() as running, urllib.request.urlopen(f"{running.url}/_gatewright/health") as answer:
        assert answer.status == 200
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(running.url)
