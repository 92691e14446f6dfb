from tests.services.ec2.network import Network, filters


def test_zones_are_those_of_the_region(network: Network) -> None:
    """By name, id or filter."""
    all_zones = network.ec2("describe_availability_zones")["AvailabilityZones"]
    by_id = network.ec2("describe_availability_zones", ZoneIds=["euw1-az2"])["AvailabilityZones"]
    open_ones = filters(("state", "available"), ("zone-name", "*c"))
    by_filter = network.ec2("describe_availability_zones", Filters=open_ones)["AvailabilityZones"]

    assert ["eu-west-1a", "eu-west-1b", "eu-west-1c"] == [one["ZoneName"] for one in all_zones]
    assert ["eu-west-1b"] == [one["ZoneName"] for one in by_id]
    assert ["eu-west-1c"] == [one["ZoneName"] for one in by_filter]
    assert ("InvalidParameterValue", "Invalid availability zone: [us-east-1a]") == network.refused(
        "describe_availability_zones", ZoneNames=["us-east-1a"]
    )


def test_regions_are_those_of_the_partition(network: Network) -> None:
    """With their endpoints."""
    known = {one["RegionName"]: one["Endpoint"] for one in network.ec2("describe_regions")["Regions"]}
    named = network.ec2("describe_regions", RegionNames=["us-east-1"], AllRegions=True)["Regions"]

    assert "ec2.eu-west-1.amazonaws.com" == known["eu-west-1"]
    assert "cn-north-1" not in known
    assert ["us-east-1"] == [one["RegionName"] for one in named]
    assert "InvalidParameterValue" == network.refused("describe_regions", RegionNames=["mars-1"])[0]
