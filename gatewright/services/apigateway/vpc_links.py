"""
VPC links: how integrations reach a network load balancer.

https://docs.aws.amazon.com/apigateway/latest/api/API_VpcLink.html. Where its target stands is told at start
(`gateway/vpc_links.py`). Texts of the number of targets are reported by users. Recorded by LocalStack's snapshot tests
(test_vpc_link_lifecycle, 2025-12-15): a link is `PENDING` in the answer that makes it, and `AVAILABLE` with a message
afterwards, here at once.
"""

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway import limits, lookup, paging, patching
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.patching import Path, Table
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.services.tagging import tagged
from gatewright.store.answers import with_tags
from gatewright.store.documents import Document, Documents

TARGET = pattern(r"arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\d{12}:loadbalancer/net/[^\s]+")

READY = "Your vpc link is ready for use"
"""What AWS says of a link that is available (recorded, 2025-12-15)."""

PATHS = Table(
    paths=(
        Path(pattern="/name", member="name"),
        Path(pattern="/description", member="description", read=patching.text_or_nothing),
    )
)
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateVpcLink-Patch"""


def create_vpc_link(documents: Documents, operation: Operation) -> Document:
    """Keep a link."""
    params = operation.params
    if not params["name"]:
        raise bad_request("Name cannot be empty")  # recorded: test_create_vpc_link_invalid_parameters, 2025-12-15
    targets = params["targetArns"]
    if len(targets) != 1:
        wrong = (
            "More than one target arn specified for vpc link." if targets else "No target arn specified for vpc link."
        )
        raise bad_request(wrong)
    if TARGET.fullmatch(targets[0]) is None:
        # Recorded: test_create_vpc_link_invalid_parameters, 2025-12-15.
        raise bad_request(f"Invalid ARN. ARN is not well formed {targets[0]}")
    limits.check(documents, "vpc_link")
    created = {
        "id": fresh_id(documents, operation, "vpc_link", length=SHORT),
        "name": params["name"],
        **({"description": params["description"]} if params.get("description") else {}),
        "targetArns": list(targets),
        "status": "AVAILABLE",
        "statusMessage": READY,
    }
    created = tagged(created, params.get("tags"))
    documents.put("vpc_link", created["id"], document=created)
    return {**{name: one for name, one in created.items() if name != "statusMessage"}, "status": "PENDING"}


def get_vpc_link(documents: Documents, operation: Operation) -> Document:
    """Answer one link."""
    return with_tags(lookup.vpc_link(documents, operation.params["vpcLinkId"])) or {}


def get_vpc_links(documents: Documents, operation: Operation) -> Document:
    """Answer the links of the account."""
    return paging.page(documents.list("vpc_link"), operation.params)


def update_vpc_link(documents: Documents, operation: Operation) -> Document:
    """Change the name or the description of a link."""
    found = lookup.vpc_link(documents, operation.params["vpcLinkId"])
    changed = patching.apply(found, operation.params.get("patchOperations") or [], PATHS)
    if not changed.get("name"):
        raise bad_request("Name cannot be empty")  # recorded: test_create_vpc_link_invalid_parameters, 2025-12-15
    documents.put("vpc_link", changed["id"], document=changed)
    return with_tags(changed) or {}


def delete_vpc_link(documents: Documents, operation: Operation) -> Document:
    """Delete a link."""
    documents.delete("vpc_link", lookup.vpc_link(documents, operation.params["vpcLinkId"])["id"])
    return {}
