"""
Regions and their Availability Zones.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html
"""

from collections.abc import Sequence
from typing import Final

from gatewright.services.ec2.errors import invalid_value, refused
from gatewright.services.ec2.filters import matching
from gatewright.services.ec2.offered import takes
from gatewright.services.ec2.zone_names import id_of, names_in
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.wire import models

_ZONE_FILTERS: Final = {
    "zone-name": "ZoneName",
    "zone-id": "ZoneId",
    "zone-type": "ZoneType",
    "region-name": "RegionName",
    "group-name": "GroupName",
    "state": "State",
    "opt-in-status": "OptInStatus",
    "network-border-group": "NetworkBorderGroup",
}
_REGION_FILTERS: Final = {"region-name": "RegionName", "endpoint": "Endpoint", "opt-in-status": "OptInStatus"}


@takes("ZoneNames", "ZoneIds", "Filters", "AllAvailabilityZones")
def describe_availability_zones(_documents: Documents, operation: Operation) -> Document:
    """Answer the zones of the region."""
    params = operation.params
    zones = [_zone(operation.region, name) for name in names_in(operation.region)]
    for wanted, member in (("ZoneNames", "ZoneName"), ("ZoneIds", "ZoneId")):
        zones = _named(zones, params.get(wanted) or (), member)
    return {"AvailabilityZones": matching(zones, params, _ZONE_FILTERS)}


@takes("RegionNames", "Filters", "AllRegions")
def describe_regions(_documents: Documents, operation: Operation) -> Document:
    """Answer the regions of the partition; all are open here."""
    regions = [
        {"RegionName": name, "Endpoint": f"ec2.{name}.{suffix}", "OptInStatus": "opt-in-not-required"}
        for name, suffix in models.regions_beside(operation.region)
    ]
    known = {one["RegionName"] for one in regions}
    wanted = operation.params.get("RegionNames") or ()
    for name in wanted:
        if name not in known:
            raise invalid_value(name, "regionName")  # inferred
    named = [one for one in regions if not wanted or one["RegionName"] in wanted]
    return {"Regions": matching(named, operation.params, _REGION_FILTERS)}


def _named(zones: Sequence[Document], wanted: Sequence[str], member: str) -> list[Document]:
    known = {zone[member] for zone in zones}
    for name in wanted:
        if name not in known:
            raise refused("InvalidParameterValue", f"Invalid availability zone: [{name}]")  # reported by users
    return [zone for zone in zones if not wanted or zone[member] in wanted]


def _zone(region: str, name: str) -> Document:
    return {
        "OptInStatus": "opt-in-not-required",
        "Messages": [],
        "RegionName": region,
        "ZoneName": name,
        "ZoneId": id_of(name),
        "GroupName": f"{region}-zg-1",
        "NetworkBorderGroup": region,
        "ZoneType": "availability-zone",
        "State": "available",
    }
