"""The URI of an AWS integration with Amazon S3, and the permission that each operation on a bucket needs.

Restates "Tutorial: Create a REST API as an Amazon S3 proxy", API Gateway developer guide, and "Actions, resources, and
condition keys for Amazon S3", Service Authorization Reference:
https://docs.aws.amazon.com/apigateway/latest/developerguide/integrating-api-with-aws-services-s3.html
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
`arn:aws:apigateway:{region}:s3:path/{bucket}/{key}`; a bucket may stand before the service, as in a host name.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.model.lazy_pattern import pattern

_URI: Final = pattern(
    r"arn:aws[a-z-]*:apigateway:(?P<region>[a-z0-9-]+):(?:(?P<bucket>[a-z0-9][a-z0-9.-]*)\.)?s3:path/(?P<path>.*)"
)

_ACTIONS: Final[Mapping[str, str]] = {
    "HeadBucket": "ListBucket",
    "HeadObject": "GetObject",
    "ListBuckets": "ListAllMyBuckets",
    "ListObjects": "ListBucket",
    "ListObjectsV2": "ListBucket",
    "ListObjectVersions": "ListBucketVersions",
    "ListMultipartUploads": "ListBucketMultipartUploads",
    "ListParts": "ListMultipartUploadParts",
    "CreateMultipartUpload": "PutObject",
    "UploadPart": "PutObject",
    "CompleteMultipartUpload": "PutObject",
    "DeleteObjects": "DeleteObject",
    "CopyObject": "PutObject",
}
"""Operations whose action has another name."""


def s3_address(uri: str) -> tuple[str, str] | None:
    """Return the region and the HTTP address that a URI means, parameters and all; `None` when it is not of S3."""
    found = _URI.fullmatch(uri)
    if found is None:
        return None
    bucket = f"{found['bucket']}/" if found["bucket"] else ""
    return found["region"], f"https://s3.{found['region']}.amazonaws.com/{bucket}{found['path'].lstrip('/')}"


def permission(operation: str, bucket: str | None, key: str | None) -> tuple[str, str]:
    """Return the action and the resource that an operation of S3 needs."""
    action = f"s3:{_ACTIONS.get(operation, operation)}"
    if not bucket:
        return action, "*"
    return action, f"arn:aws:s3:::{bucket}" + (f"/{key}" if key else "")
