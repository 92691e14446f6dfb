"""Truststores of domain names."""

from typing import Any

import pytest

from tests.certificates import OVER, make
from tests.services.domain_account import NAME, DomainAccount, regional

ROOT, OTHER = make("Root", ca=True), make("Other", ca=True)
EXPIRED = make("Over", ca=True, end=OVER)
URI = "s3://trust/clients.pem"


@pytest.fixture
def domains() -> DomainAccount:
    """Return an account with a truststore in S3, two versions of it."""
    made = DomainAccount()
    where = {"LocationConstraint": "eu-west-1"}
    made.account.call("create_bucket", service="s3", Bucket="trust", CreateBucketConfiguration=where)
    put(made, ROOT.pem)
    return made


def put(domains: DomainAccount, body: bytes, key: str = "clients.pem") -> None:
    """Put a truststore into S3."""
    domains.account.call("put_object", service="s3", Bucket="trust", Key=key, Body=body)


def stored(domains: DomainAccount) -> dict[str, Any]:
    """Return the domain name's own document."""
    with domains.account.store.reading("000000000000", "eu-west-1") as documents:
        return documents.get("domain_name", NAME) or {}


def patch(domains: DomainAccount, path: str, value: str) -> dict[str, Any]:
    """Change one member."""
    return domains.account.patch("update_domain_name", ("replace", path, value), domainName=NAME)


def test_a_copy_is_made_and_not_shown(domains: DomainAccount) -> None:
    """Where it came from is."""
    created = domains.domain(mutualTlsAuthentication={"truststoreUri": URI})

    assert {"truststoreUri": URI} == created["mutualTlsAuthentication"]
    assert "truststore" not in created
    assert "truststore" not in domains.call("get_domain_names")["items"][0]
    assert ROOT.pem.decode() == stored(domains)["truststore"]


def test_the_file_is_read_again_when_it_is_named_again(domains: DomainAccount) -> None:
    """Other changes leave the copy alone."""
    domains.domain(mutualTlsAuthentication={"truststoreUri": URI})
    put(domains, OTHER.pem)
    patch(domains, "/securityPolicy", "TLS_1_2")
    before = stored(domains)["truststore"]
    patch(domains, "/mutualTlsAuthentication/truststoreUri", URI)

    assert (ROOT.pem.decode(), OTHER.pem.decode()) == (before, stored(domains)["truststore"])


def test_a_version_is_read_for_good(domains: DomainAccount) -> None:
    """As long as nobody names another."""
    domains.account.call(
        "put_bucket_versioning", service="s3", Bucket="trust", VersioningConfiguration={"Status": "Enabled"}
    )
    put(domains, OTHER.pem)
    asked = {"truststoreUri": URI, "truststoreVersion": "null"}
    created = domains.domain(mutualTlsAuthentication=asked)

    assert asked == created["mutualTlsAuthentication"]
    assert ROOT.pem.decode() == stored(domains)["truststore"]


def test_certificates_of_no_use_bring_warnings(domains: DomainAccount) -> None:
    """And are kept; a file that is well again brings none."""
    put(domains, ROOT.pem + EXPIRED.pem)
    created = domains.domain(mutualTlsAuthentication={"truststoreUri": URI})
    put(domains, ROOT.pem)
    changed = patch(domains, "/mutualTlsAuthentication/truststoreUri", URI)

    warnings = ["Certificate 2 of the truststore is not valid: certificate has expired"]
    assert warnings == created["mutualTlsAuthentication"]["truststoreWarnings"]
    assert {"truststoreUri": URI} == changed["mutualTlsAuthentication"]


def test_an_empty_uri_turns_it_off(domains: DomainAccount) -> None:
    """Nothing of it stays."""
    domains.domain(mutualTlsAuthentication={"truststoreUri": URI, "truststoreVersion": "null"})
    changed = patch(domains, "/mutualTlsAuthentication/truststoreUri", "")

    assert "mutualTlsAuthentication" not in changed
    assert "truststore" not in stored(domains)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"mutualTlsAuthentication": {"truststoreUri": "https://x"}}, "Invalid truststore URI specified: https://x."),
        ({"mutualTlsAuthentication": {"truststoreUri": "s3://none/k"}}, "The truststore s3://none/k cannot be read:"),
        ({"mutualTlsAuthentication": {"truststoreUri": "s3://trust/k"}}, "The truststore s3://trust/k cannot be read:"),
        (
            {"mutualTlsAuthentication": {"truststoreUri": URI, "truststoreVersion": "v"}},
            "The truststore s3://trust/clients.pem cannot be read:",
        ),
        (
            {"mutualTlsAuthentication": {"truststoreUri": "s3://trust/empty"}},
            "The truststore s3://trust/empty holds no",
        ),
        ({"securityPolicy": "TLS_1_0"}, "Mutual TLS requires a security policy of TLS 1.2 or newer"),
    ],
)
def test_what_cannot_be_a_truststore_is_refused(domains: DomainAccount, more: dict[str, Any], message: str) -> None:
    """Nothing is stored."""
    put(domains, b"nothing", "empty")
    asked = regional(domains.arn, **{"mutualTlsAuthentication": {"truststoreUri": URI}, **more})
    code, told = domains.refusal("create_domain_name", **asked)

    assert "BadRequestException" == code
    assert told.startswith(message)
    assert {} == stored(domains)


def test_there_are_a_thousand_certificates_at_most(domains: DomainAccount) -> None:
    """As the quota says."""
    put(domains, ROOT.pem * 1001)
    asked = regional(domains.arn, mutualTlsAuthentication={"truststoreUri": URI})

    assert "holds more than 1000" in domains.refusal("create_domain_name", **asked)[1]
