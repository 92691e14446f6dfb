from gatewright.aws.cloudformation.families.buckets import FAMILIES
from tests.aws.cloudformation.performing import Performing, declared, made

BUCKET = "AWS::S3::Bucket"


def test_a_bucket_has_its_name_or_one_that_is_drawn() -> None:
    """In small letters, as buckets are called; what is not obeyed is said."""
    performing = Performing()
    drawn = made(BUCKET, {"BucketEncryption": {}}, performing)
    named = made(BUCKET, {"BucketName": "mine"}, performing)

    assert ("shop-thing", "mine") == (drawn.physical_id, named.physical_id)
    assert "arn:aws:s3:::mine" == named.attributes["Arn"]
    assert ("BucketEncryption: the bucket is none of AWS's",) == drawn.left_out
    assert (("s3", "delete_bucket", {"Bucket": "mine"}),) == named.undo


def test_a_bucket_that_changes_keeps_what_is_in_it() -> None:
    """Versions are kept from then on."""
    performing = Performing()
    before = made(BUCKET, {}, performing)
    versions = {"VersioningConfiguration": {"Status": "Enabled"}}
    update = FAMILIES[BUCKET].update
    assert update is not None
    after = update(declared(BUCKET, versions), before, performing)

    assert before.physical_id == after.physical_id
    assert ["create_bucket", "put_bucket_versioning"] == performing.operations
    assert {"Bucket": "shop-thing", **versions} == performing.params("put_bucket_versioning")


def test_a_name_that_is_drawn_is_no_longer_than_buckets_are_called() -> None:
    """A letter less than a function may have."""
    long = declared(BUCKET, {}, "CloudFrontToApiGatewayCloudfrontLoggingBucket2E8E3DC2" * 2)
    found = FAMILIES[BUCKET].create(long, Performing())

    assert 63 == len(found.physical_id)
