import pytest

from gatewright.aws.s3_access import permission, s3_address

START = "arn:aws:apigateway:eu-west-1"


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        (f"{START}:s3:path/{{bucket}}/{{key}}", "https://s3.eu-west-1.amazonaws.com/{bucket}/{key}"),
        (f"{START}:s3:path//b/k", "https://s3.eu-west-1.amazonaws.com/b/k"),
        (f"{START}:my.pets.s3:path/k", "https://s3.eu-west-1.amazonaws.com/my.pets/k"),
        (f"{START}:s3:path/", "https://s3.eu-west-1.amazonaws.com/"),
        (f"{START}:s3:action/GetObject", None),
        (f"{START}:sqs:path/1/q", None),
        ("https://s3.eu-west-1.amazonaws.com/b/k", None),
    ],
)
def test_uri_means_an_address(uri: str, expected: str | None) -> None:
    """By path; a bucket may stand before the service."""
    found = s3_address(uri)

    assert expected == (None if found is None else found[1])


@pytest.mark.parametrize(
    ("operation", "bucket", "key", "expected"),
    [
        ("GetObject", "b", "a/k", ("s3:GetObject", "arn:aws:s3:::b/a/k")),
        ("HeadObject", "b", "k", ("s3:GetObject", "arn:aws:s3:::b/k")),
        ("ListObjectsV2", "b", None, ("s3:ListBucket", "arn:aws:s3:::b")),
        ("ListBuckets", None, None, ("s3:ListAllMyBuckets", "*")),
        ("PutObject", "b", "k", ("s3:PutObject", "arn:aws:s3:::b/k")),
    ],
)
def test_operation_needs_a_permission(
    operation: str, bucket: str | None, key: str | None, expected: tuple[str, str]
) -> None:
    """Most actions are called as the operation is."""
    assert expected == permission(operation, bucket, key)
