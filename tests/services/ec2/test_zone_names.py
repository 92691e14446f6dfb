import pytest

from gatewright.services.ec2.zone_names import id_of, names_in


def test_every_region_has_three_zones() -> None:
    """By its name and a letter."""
    assert ("eu-west-1a", "eu-west-1b", "eu-west-1c") == names_in("eu-west-1")


@pytest.mark.parametrize(
    ("zone", "zone_id"),
    [
        ("us-east-1a", "use1-az1"),
        ("eu-west-1c", "euw1-az3"),
        ("ap-southeast-2b", "apse2-az2"),
        ("ca-central-1a", "cac1-az1"),
        ("us-gov-west-1a", "usgw1-az1"),
        ("cn-north-1a", "cnn1-az1"),
    ],
)
def test_ids_of_zones_are_short(zone: str, zone_id: str) -> None:
    """As AWS writes them."""
    assert zone_id == id_of(zone)
