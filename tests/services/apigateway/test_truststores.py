"""Truststores of domain names."""

from tests.services.domain_account import DomainAccount, regional


def test_mutual_tls_is_refused_rather_than_ignored() -> None:
    """Nothing is stored."""
    domains = DomainAccount()
    asked = regional(domains.arn, mutualTlsAuthentication={"truststoreUri": "s3://bucket/key"})

    assert "NotImplementedException" == domains.refusal("create_domain_name", **asked)[0]
    assert [] == domains.call("get_domain_names")["items"]
