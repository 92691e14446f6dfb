"""Tags of certificates."""

from tests.services.acm.acm_account import AcmAccount


def test_tags_come_and_go(acm: AcmAccount) -> None:
    """By both of ACM's ways; a value that is given has to be the one that is there."""
    arn = acm.arn(Tags=[{"Key": "a", "Value": "1"}, {"Key": "b"}])
    acm.call("add_tags_to_certificate", CertificateArn=arn, Tags=[{"Key": "a", "Value": "2"}])
    acm.call("tag_resource", ResourceArn=arn, Tags=[{"Key": "c", "Value": "3"}, {"Key": "d", "Value": "4"}])
    acm.call("remove_tags_from_certificate", CertificateArn=arn, Tags=[{"Key": "a", "Value": "1"}, {"Key": "b"}])
    acm.call("untag_resource", ResourceArn=arn, TagKeys=["d"])

    tags = {"Tags": [{"Key": "a", "Value": "2"}, {"Key": "c", "Value": "3"}]}
    assert tags == acm.call("list_tags_for_certificate", CertificateArn=arn)
    assert tags == acm.call("list_tags_for_resource", ResourceArn=arn)
