"""ARNs, and how messages mask them."""

from botocore.session import Session

from gatewright.aws.arn import masked, masked_account, partition_of


def test_an_account_is_masked_but_for_four_digits() -> None:
    """Messages show eight asterisks and the last four digits of an account."""
    assert masked_account("111122223333") == "********3333"


def test_an_arn_is_masked_in_its_account_alone() -> None:
    """The path of a method may hold colons; a text that is no ARN, or names no account, stays."""
    arn = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/pets:7"

    assert masked(arn) == "arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/GET/pets:7"
    assert [masked("anonymous"), masked("arn:aws:s3:::pets")] == ["anonymous", "arn:aws:s3:::pets"]


def test_the_region_tells_the_partition() -> None:
    """As botocore knows them."""
    session = Session()
    regions = {
        region: partition
        for partition in session.get_available_partitions()
        for region in session.get_available_regions("lambda", partition)
    }

    assert regions == {region: partition_of(region) for region in regions}
    assert {"aws", "aws-cn", "aws-us-gov"} <= set(regions.values())
