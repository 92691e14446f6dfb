"""Buckets in hosts."""

import pytest

from gatewright.wire.bucket_hosts import bucket_path


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("trust.s3.eu-west-1.amazonaws.com", "/trust/k"),
        ("my.trust.s3-eu-west-1.amazonaws.com", "/my.trust/k"),
        ("trust.s3.amazonaws.com", "/trust/k"),
        ("trust.localhost", "/trust/k"),
        ("trust.s3.localhost.localstack.cloud", "/trust/k"),
        ("s3.eu-west-1.amazonaws.com", "/k"),
        ("s3.localhost.localstack.cloud", "/k"),
        ("localhost.localstack.cloud", "/k"),
        ("localhost", "/k"),
        ("127.0.0.1", "/k"),
        ("trust.example.com", "/k"),
    ],
)
def test_a_bucket_in_the_host_stands_before_the_path(host: str, path: str) -> None:
    """Where the host names none, the path does."""
    assert path == bucket_path(host, "/k")
