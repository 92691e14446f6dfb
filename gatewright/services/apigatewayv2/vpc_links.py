"""
VPC links of HTTP APIs: how integrations reach what stands in a VPC.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/vpclinks.html. Where it stands is told at start
(`gateway/vpc_links.py`). A link is `AVAILABLE` at once. The refusal of no subnets was recorded of AWS by others (2026).
"""

from typing import Final

from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.services.apigatewayv2 import limits, paging
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.services.tagging import tagged
from gatewright.store.documents import Document, Documents

READY: Final = "VPC link is ready to route traffic"
"""What AWS says of a link that is there."""


def create_vpc_link(documents: Documents, operation: Operation) -> Document:
    """Keep a link."""
    params = operation.params
    _check_name(params["Name"])
    if not params["SubnetIds"]:
        raise bad_request("SubnetIds for a vpc link cannot be empty")
    limits.check_vpc_links(documents)
    created = {
        "CreatedDate": operation.seconds,
        "Name": params["Name"],
        "SecurityGroupIds": list(params.get("SecurityGroupIds") or []),
        "SubnetIds": list(params["SubnetIds"]),
        "Tags": tagged({}, params.get("Tags")).get("tags", {}),
        "VpcLinkId": fresh_id(documents, operation, "api_vpc_link", length=SHORT),
        "VpcLinkStatus": "AVAILABLE",
        "VpcLinkStatusMessage": READY,
        "VpcLinkVersion": "V2",
    }
    documents.put("api_vpc_link", created["VpcLinkId"], document=created)
    return created


def get_vpc_link(documents: Documents, operation: Operation) -> Document:
    """Answer one link."""
    return _link(documents, operation)


def get_vpc_links(documents: Documents, operation: Operation) -> Document:
    """Answer the links of the account."""
    return paging.page(documents.list("api_vpc_link"), operation.params, name="VpcLinkId")


def update_vpc_link(documents: Documents, operation: Operation) -> Document:
    """Change the name of a link."""
    changed = {**_link(documents, operation)}
    if operation.params.get("Name") is not None:
        changed["Name"] = operation.params["Name"]
    _check_name(changed["Name"])
    documents.put("api_vpc_link", changed["VpcLinkId"], document=changed)
    return changed


def delete_vpc_link(documents: Documents, operation: Operation) -> Document:
    """Delete a link."""
    documents.delete("api_vpc_link", _link(documents, operation)["VpcLinkId"])
    return {}


def _link(documents: Documents, operation: Operation) -> Document:
    found = documents.get("api_vpc_link", operation.params["VpcLinkId"])
    if found is None:
        raise not_found("Invalid Vpc Link identifier specified")  # inferred from V1
    return found


def _check_name(name: str) -> None:
    if not name:
        raise bad_request("VPC link name cannot be blank")  # inferred
