"""
An account to call EC2 in, with an endpoint of execute-api to begin with.
"""

from typing import Any

from gatewright.store.documents import Document
from tests.services.account import REGION, Account

SERVICE = f"com.amazonaws.{REGION}.execute-api"
ABSENT = "00000000000000000"


class Network:
    """EC2 in one account and region."""

    def __init__(self) -> None:
        self.account = Account()
        self.vpc_id = str(self.default_vpc()["VpcId"])

    def ec2(self, name: str, /, **params: Any) -> Document:
        """Perform an operation and return what it answers."""
        return self.account.call(name, service="ec2", **params)

    def refused(self, name: str, /, **params: Any) -> tuple[str, str]:
        """Perform an operation that has to be refused, and return the code and the message."""
        return self.account.refusal(name, service="ec2", **params)

    def default_vpc(self) -> Document:
        """Return the default VPC."""
        found: Document = self.ec2("describe_vpcs", Filters=filters(("is-default", "true")))["Vpcs"][0]
        return found

    def subnet_ids(self) -> list[str]:
        """Return the default subnets."""
        return [str(one["SubnetId"]) for one in self.ec2("describe_subnets")["Subnets"]]

    def vpc(self, block: str = "10.0.0.0/16", *, host_names: bool = False) -> str:
        """Create a VPC and return its id."""
        vpc_id = str(self.ec2("create_vpc", CidrBlock=block)["Vpc"]["VpcId"])
        if host_names:
            self.ec2("modify_vpc_attribute", VpcId=vpc_id, EnableDnsHostnames={"Value": True})
        return vpc_id

    def group(self, name: str = "web", vpc_id: str | None = None) -> str:
        """Create a security group and return its id."""
        named = {} if vpc_id is None else {"VpcId": vpc_id}
        return str(self.ec2("create_security_group", GroupName=name, Description="d", **named)["GroupId"])

    def endpoint(self, **params: Any) -> Document:
        """Create an endpoint in the default VPC and return what stands of it."""
        asked = {"VpcId": self.vpc_id, "ServiceName": SERVICE, "VpcEndpointType": "Interface", **params}
        return self.endpoint_of(self.ec2("create_vpc_endpoint", **asked)["VpcEndpoint"]["VpcEndpointId"])

    def endpoint_of(self, vpce_id: str) -> Document:
        """Return an endpoint."""
        found: Document = self.ec2("describe_vpc_endpoints", VpcEndpointIds=[vpce_id])["VpcEndpoints"][0]
        return found


def filters(*named: tuple[str, str]) -> list[Document]:
    """Return filters with one value each."""
    return [{"Name": name, "Values": [value]} for name, value in named]
