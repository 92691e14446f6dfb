"""
The endpoint services of the region: execute-api, and no other, because nothing else is served through an endpoint here.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpointServices.html
"""

from typing import Final

from gatewright.services.ec2.describing import page
from gatewright.services.ec2.endpoint_names import base_name, private_name, service_name, unknown_service
from gatewright.services.ec2.errors import refused
from gatewright.services.ec2.filters import matching
from gatewright.services.ec2.offered import takes
from gatewright.services.ec2.zone_names import id_of, names_in
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_FILTERS: Final = {
    "owner": "Owner",
    "service-name": "ServiceName",
    "service-region": "ServiceRegion",
    "service-type": "ServiceType.ServiceType",
    "supported-ip-address-types": "SupportedIpAddressTypes",
}


@takes("ServiceNames", "Filters", "MaxResults", "NextToken", "ServiceRegions")
def describe_vpc_endpoint_services(_documents: Documents, operation: Operation) -> Document:
    """Answer the services that an endpoint can be created for."""
    params = operation.params
    wanted = params.get("ServiceNames") or ()
    for name in wanted:
        if name != service_name(operation.region):
            raise unknown_service(name)
    here = operation.region in (params.get("ServiceRegions") or (operation.region,))
    offered = [_service(operation.region)] if here else []
    shown = page("ServiceDetails", matching(offered, params, _FILTERS), params, "ServiceName")
    return {**shown, "ServiceNames": [one["ServiceName"] for one in shown["ServiceDetails"]]}


@takes("PrefixListIds", "Filters", "MaxResults", "NextToken")
def describe_prefix_lists(_documents: Documents, operation: Operation) -> Document:
    """Answer the prefix lists of gateway endpoints: there are none, as there are no such endpoints."""
    for wanted in operation.params.get("PrefixListIds") or ():
        raise refused("InvalidPrefixListID.NotFound", f"The prefix list ID '{wanted}' does not exist")  # inferred
    return {"PrefixLists": matching([], operation.params, {"prefix-list-id": "", "prefix-list-name": ""})}


def _service(region: str) -> Document:
    zones = names_in(region)
    return {
        "ServiceName": service_name(region),
        "ServiceType": [{"ServiceType": "Interface"}],
        "ServiceRegion": region,
        "AvailabilityZoneIds": [id_of(zone) for zone in zones],
        "AvailabilityZones": list(zones),
        "Owner": "amazon",
        "BaseEndpointDnsNames": [base_name(region)],
        "PrivateDnsName": private_name(region),
        "PrivateDnsNames": [{"PrivateDnsName": private_name(region)}],
        "PrivateDnsNameVerificationState": "verified",
        "VpcEndpointPolicySupported": True,
        "AcceptanceRequired": False,
        "ManagesVpcEndpoints": False,
        "Tags": [],
        "SupportedIpAddressTypes": ["ipv4"],
    }
