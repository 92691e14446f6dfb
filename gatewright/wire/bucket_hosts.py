"""
Buckets that stand in the host: `bucket.s3.eu-west-1.amazonaws.com`, and what boto3 makes of a local endpoint.

Restates "Virtual hosting of general purpose buckets", S3 user guide:
https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
"""

from typing import Final

from gatewright.model.lazy_pattern import pattern

_HOST: Final = pattern(
    r"(?P<bucket>[a-z0-9][a-z0-9.-]*?[a-z0-9])\."
    r"(?:s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?"
    r"|(?:s3\.)?localhost(?:\.localstack\.cloud)?)"
)


def bucket_path(host: str, path: str) -> str:
    """Return the path with the bucket of the host before it; the path itself where the host names none."""
    found = _HOST.fullmatch(host)
    if found is None or found["bucket"] in {"s3", "localhost"}:
        return path
    return f"/{found['bucket']}{path}"
