"""The endpoint configuration of a REST API: types, addresses, and the VPC endpoints of a private one."""

import json
from typing import Any

import pytest

from tests.services.account import ACCOUNT, REGION, Account, Pets

VPCE, OTHER = "vpce-0a1b2c3d4e5f60718", "vpce-0f1e2d3c4b5a69788"
S3 = "vpce-0000000000000000a"
IDS = "/endpointConfiguration/vpcEndpointIds"
POLICY = json.dumps(
    {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}]}
)


@pytest.fixture
def inside(account: Account) -> Account:
    """Return an account with two VPC endpoints for execute-api and one for S3."""
    with account.store.transaction(ACCOUNT, REGION) as documents:
        for vpce_id, service in ((VPCE, "execute-api"), (OTHER, "execute-api"), (S3, "s3")):
            entry = {"VpcEndpointId": vpce_id, "ServiceName": f"com.amazonaws.{REGION}.{service}", "State": "available"}
            documents.put("vpc_endpoint", vpce_id, document=entry)
    return account


def private(*vpce_ids: str, **more: Any) -> dict[str, Any]:
    """Return the parameters of a private API."""
    return {"name": "x", "endpointConfiguration": {"types": ["PRIVATE"], "vpcEndpointIds": list(vpce_ids), **more}}


def test_private_api_has_its_endpoints_and_both_kinds_of_addresses(inside: Account) -> None:
    """`dualstack` is the only type of addresses (recorded, 2025-07-03); an endpoint that is named twice is one."""
    created = inside.call("create_rest_api", **private(VPCE, VPCE))
    expected = {"types": ["PRIVATE"], "ipAddressType": "dualstack", "vpcEndpointIds": [VPCE]}

    assert expected == created["endpointConfiguration"]
    assert expected == inside.call("get_rest_api", restApiId=created["id"])["endpointConfiguration"]


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (
            {"name": "x", "endpointConfiguration": {"types": ["REGIONAL"], "vpcEndpointIds": [VPCE]}},
            "VPCEndpoints can only be specified with PRIVATE apis.",
        ),
        (private("vpce-1"), "Invalid VPC endpoint ID specified: vpce-1"),
        (private(S3), f"Invalid VPC endpoint ID specified: {S3}"),
        (private(ipAddressType="ipv4"), "Only dualstack ipAddressType is supported for Private APIs."),
    ],
)
def test_configuration_that_cannot_be_is_refused(inside: Account, params: dict[str, Any], message: str) -> None:
    """AWS's texts, where they are known."""
    assert ("BadRequestException", message) == inside.refusal("create_rest_api", **params)


def test_endpoints_are_added_and_removed(inside: Account) -> None:
    """Each patch names one; the last to go takes the member along, and of a public API none can be one."""
    api = inside.call("create_rest_api", **private())["id"]
    added = inside.patch("update_rest_api", ("add", IDS, VPCE), ("add", IDS, OTHER), restApiId=api)
    removed = inside.patch("update_rest_api", ("remove", IDS, VPCE), restApiId=api)
    none = inside.patch("update_rest_api", ("remove", IDS, OTHER), restApiId=api)

    assert [VPCE, OTHER] == added["endpointConfiguration"]["vpcEndpointIds"]
    assert [OTHER] == removed["endpointConfiguration"]["vpcEndpointIds"]
    assert "vpcEndpointIds" not in none["endpointConfiguration"]
    unknown = inside.patch_refusal("update_rest_api", ("add", IDS, "vpce-1"), restApiId=api)
    assert "Invalid VPC endpoint ID specified: vpce-1" == unknown[1]
    turn = ("replace", "/endpointConfiguration/types/PRIVATE", "REGIONAL")
    with_one = inside.patch_refusal("update_rest_api", ("add", IDS, VPCE), turn, restApiId=api)
    assert "VPCEndpoints can only be specified with PRIVATE apis." == with_one[1]


def test_endpoint_that_went_away_stays_associated(inside: Account) -> None:
    """What was associated when it was there hinders no other change."""
    api = inside.call("create_rest_api", **private(VPCE))["id"]
    with inside.store.transaction(ACCOUNT, REGION) as documents:
        documents.delete("vpc_endpoint", VPCE)
    renamed = inside.patch("update_rest_api", ("replace", "/name", "y"), restApiId=api)

    assert [VPCE] == renamed["endpointConfiguration"]["vpcEndpointIds"]


def test_private_api_turns_regional_and_never_edge(inside: Account) -> None:
    """AWS's text, as users of Terraform met it; from REGIONAL to EDGE is another change."""
    api = inside.call("create_rest_api", **private())["id"]
    edge = ("replace", "/endpointConfiguration/types/PRIVATE", "EDGE")
    regional = ("replace", "/endpointConfiguration/types/PRIVATE", "REGIONAL")
    message = inside.patch_refusal("update_rest_api", edge, restApiId=api)[1]
    changed = inside.patch("update_rest_api", regional, restApiId=api)

    assert "Cannot update endpoint from PRIVATE to EDGE" == message
    assert {"types": ["REGIONAL"], "ipAddressType": "dualstack"} == changed["endpointConfiguration"]


def test_private_api_needs_a_policy_to_be_deployed(pets: Pets) -> None:
    """Nobody could call it (AWS's text, as many users met it)."""
    turn = ("replace", "/endpointConfiguration/types/REGIONAL", "PRIVATE")
    pets.account.patch("update_rest_api", turn, restApiId="pets")
    refused = pets.account.refusal("create_deployment", restApiId="pets", stageName="dev")
    pets.account.patch("update_rest_api", ("replace", "/policy", POLICY), restApiId="pets")
    pets.account.call("create_deployment", restApiId="pets", stageName="dev")

    assert ("BadRequestException", "Private REST API doesn't have a resource policy attached to it") == refused


def test_import_makes_a_private_api(inside: Account) -> None:
    """By the parameter, or by the definition, which may name the endpoints."""
    body = {
        "openapi": "3.0.1",
        "info": {"title": "x", "version": "1"},
        "paths": {},
        "servers": [{"url": "/", "x-amazon-apigateway-endpoint-configuration": {"vpcEndpointIds": [VPCE]}}],
    }
    sent = json.dumps(body).encode()
    created = inside.call("import_rest_api", body=sent, parameters={"endpointConfigurationTypes": "PRIVATE"})
    refused = inside.refusal("import_rest_api", body=sent)

    assert (["PRIVATE"], [VPCE]) == (
        created["endpointConfiguration"]["types"],
        created["endpointConfiguration"]["vpcEndpointIds"],
    )
    assert "VPCEndpoints can only be specified with PRIVATE apis." == refused[1]
