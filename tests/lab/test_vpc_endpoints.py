"""A VPC endpoint and a private API, made by the lab through the public control plane."""

import json
import os
from collections.abc import Iterator

import boto3
import pytest

from gatewright.lab.estate import Estate, build
from gatewright.lab.server import aws
from gatewright.lab.vpc_endpoints import add_endpoint, allowing, turn_private
from tests.gatewright_server import Running


@pytest.fixture(scope="module")
def estate(gateway: Running) -> Iterator[Estate]:
    """An estate in the lab's own environment."""
    before = dict(os.environ)
    os.environ.update(aws(gateway.url))
    yield build(boto3.Session().client("apigateway", endpoint_url=gateway.url))
    os.environ.clear()
    os.environ.update(before)


def test_an_estate_turns_private(estate: Estate) -> None:
    """It is associated with the endpoint, and deployed with a policy."""
    endpoint = add_endpoint(estate)
    turn_private(estate, endpoint.id)
    configuration = estate.client.get_rest_api(restApiId=estate.api_id)["endpointConfiguration"]

    assert (configuration["types"], configuration["vpcEndpointIds"]) == (["PRIVATE"], [endpoint.id])
    assert endpoint.dns_name.startswith(endpoint.id)


def test_a_policy_is_about_one_path_or_all() -> None:
    """The short form is for resource policies, where it is expanded; an endpoint's policy names whole ARNs."""
    resources = [json.loads(allowing(path))["Statement"][0]["Resource"] for path in ("*", "a1/beta/*")]

    assert resources == ["execute-api:/*", "arn:aws:execute-api:*:*:a1/beta/*"]
