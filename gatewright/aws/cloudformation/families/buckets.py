"""
Buckets of S3, for the definitions and the code that templates and their tools put there.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html. What a bucket has on
AWS besides its name and its versions is left out, and said to be: nobody but the account reads it here.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.arn import partition_of
from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform

SERVICE: Final = "s3"
LONGEST_NAME: Final = 63
"""Documented: general purpose bucket naming rules."""

_OBEYED: Final = ("BucketName", "VersioningConfiguration")


def _bucket(one: Declared, perform: Perform) -> Made:
    name = one.name("BucketName") if "BucketName" in one.properties else one.name("", LONGEST_NAME).lower()
    where = one.place.region
    located = {} if where == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": where}}
    perform(SERVICE, "create_bucket", {"Bucket": name, **located})
    return _described(one, name, perform)


def _changed(one: Declared, made: Made, perform: Perform) -> Made:
    """Leave a bucket, and what is in it, where it is."""
    return _described(one, made.physical_id, perform)


def _described(one: Declared, name: str, perform: Perform) -> Made:
    versions = one.properties.get("VersioningConfiguration")
    if versions:
        perform(SERVICE, "put_bucket_versioning", {"Bucket": name, "VersioningConfiguration": versions})
    return Made(
        physical_id=name,
        attributes={
            "Arn": f"arn:{partition_of(one.place.region)}:s3:::{name}",
            "DomainName": f"{name}.s3.amazonaws.com",
            "RegionalDomainName": f"{name}.s3.{one.place.region}.amazonaws.com",
        },
        undo=((SERVICE, "delete_bucket", {"Bucket": name}),),
        left_out=tuple(f"{given}: the bucket is none of AWS's" for given in one.properties if given not in _OBEYED),
    )


FAMILIES: Final[Mapping[str, Family]] = {"AWS::S3::Bucket": Family(create=_bucket, update=_changed)}
"""Each type, and how it comes to be."""
