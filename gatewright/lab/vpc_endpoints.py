"""A VPC with an endpoint for execute-api, and an estate that turns private, through the public control plane."""

import json
from dataclasses import dataclass
from typing import Any, Final

import boto3

from gatewright.lab.estate import STAGE, Estate

_NETWORK: Final = "10.0.0.0/16"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeEndpoint:
    """A VPC endpoint as its clients know it."""

    id: str
    """Its id."""

    dns_name: str
    """Its own name."""


def add_endpoint(estate: Estate, policy: str | None = None) -> MadeEndpoint:
    """Make a VPC and its endpoint, with this policy or the default one."""
    meta = estate.client.meta
    ec2 = boto3.client("ec2", endpoint_url=meta.endpoint_url, region_name=meta.region_name)
    vpc_id = ec2.create_vpc(CidrBlock=_NETWORK)["Vpc"]["VpcId"]
    made = ec2.create_vpc_endpoint(
        VpcId=vpc_id,
        ServiceName=f"com.amazonaws.{meta.region_name}.execute-api",
        VpcEndpointType="Interface",
        PrivateDnsEnabled=False,
        **({} if policy is None else {"PolicyDocument": policy}),
    )["VpcEndpoint"]
    return MadeEndpoint(id=made["VpcEndpointId"], dns_name=made["DnsEntries"][0]["DnsName"])


def turn_private(estate: Estate, *associated: str) -> None:
    """Let the API be private, associated with these endpoints, and open to everyone who comes through one."""
    values = [("replace", "/endpointConfiguration/types/REGIONAL", "PRIVATE"), ("replace", "/policy", allowing("*"))]
    values += [("add", "/endpointConfiguration/vpcEndpointIds", vpce_id) for vpce_id in associated]
    patches = [{"op": op, "path": path, "value": value} for op, path, value in values]
    estate.client.update_rest_api(restApiId=estate.api_id, patchOperations=patches)
    estate.client.create_deployment(restApiId=estate.api_id, stageName=STAGE)


def allowing(path: str) -> str:
    """Return a policy that allows everyone to call what lies below this path of the API, or of any."""
    statement: dict[str, Any] = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "execute-api:Invoke",
        "Resource": f"execute-api:/{path}" if path == "*" else f"arn:aws:execute-api:*:*:{path}",
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
