"""
Network interfaces, to read: those of endpoints are the only ones here.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html
"""

from typing import Final

from gatewright.services.ec2.describing import described, page
from gatewright.services.ec2.ids import NETWORK_INTERFACE
from gatewright.services.ec2.offered import takes
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_FILTERS: Final = {
    "addresses.primary": "PrivateIpAddresses.Primary",
    "addresses.private-ip-address": "PrivateIpAddresses.PrivateIpAddress",
    "attachment.instance-id": "Attachment.InstanceId",
    "attachment.instance-owner-id": "Attachment.InstanceOwnerId",
    "attachment.status": "Attachment.Status",
    "availability-zone": "AvailabilityZone",
    "availability-zone-id": "AvailabilityZoneId",
    "description": "Description",
    "group-id": "Groups.GroupId",
    "group-name": "Groups.GroupName",
    "interface-type": "InterfaceType",
    "mac-address": "MacAddress",
    "network-interface-id": "NetworkInterfaceId",
    "owner-id": "OwnerId",
    "private-dns-name": "PrivateDnsName",
    "private-ip-address": "PrivateIpAddress",
    "requester-id": "RequesterId",
    "requester-managed": "RequesterManaged",
    "source-dest-check": "SourceDestCheck",
    "status": "Status",
    "subnet-id": "SubnetId",
    "vpc-id": "VpcId",
}


@takes("NetworkInterfaceIds", "Filters", "MaxResults", "NextToken")
def describe_network_interfaces(documents: Documents, operation: Operation) -> Document:
    """Answer the network interfaces of the region."""
    found = described(documents, NETWORK_INTERFACE, operation.params, "NetworkInterfaceIds", _FILTERS)
    shown = [{**one, "TagSet": one["Tags"]} for one in found]
    return page("NetworkInterfaces", shown, operation.params, "NetworkInterfaceId")
