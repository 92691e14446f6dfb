"""
DescribeAccountAttributes: what older clients ask before anything else.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAccountAttributes.html. Of AWS's attributes there are
those about networks; the others are quotas of instances, of which there are none here.
"""

from typing import Final

from gatewright.services.ec2.ids import VPC
from gatewright.services.ec2.offered import takes
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_NO_DEFAULT: Final = "none"
"""Documented: the value of `default-vpc` where there is none."""


@takes("AttributeNames")
def describe_account_attributes(documents: Documents, operation: Operation) -> Document:
    """Answer where things are made that name no VPC."""
    default = next((one["VpcId"] for one in documents.list(VPC.kind) if one["IsDefault"]), _NO_DEFAULT)
    values = {"supported-platforms": "VPC", "default-vpc": default}
    wanted = operation.params.get("AttributeNames") or values
    shown = [
        {"AttributeName": name, "AttributeValues": [{"AttributeValue": value}]}
        for name, value in values.items()
        if name in wanted
    ]
    return {"AccountAttributes": shown}
