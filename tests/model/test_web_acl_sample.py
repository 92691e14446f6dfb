"""A request that a web ACL looked at."""

from gatewright.model.web_acl_sample import WebAclSample


def test_no_secret_is_printed() -> None:
    """Header fields may hold some."""
    sample = WebAclSample(
        at=0.0,
        source_ip="192.0.2.7",
        method="GET",
        path="/",
        protocol="HTTP/1.1",
        headers=(("Authorization", "Bearer secret"),),
        action="BLOCK",
    )

    assert "secret" not in repr(sample)
