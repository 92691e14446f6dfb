"""Custom domain names."""

import re

import pytest

from tests.services.account import NOW
from tests.services.domain_account import NAME, DomainAccount, regional, server


@pytest.fixture
def domains() -> DomainAccount:
    """Return an account without domain names."""
    return DomainAccount()


def test_a_regional_name_is_there_at_once(domains: DomainAccount) -> None:
    """With the name that its DNS record points to."""
    created = domains.domain("API.example.com", tags={"a": "1"})

    assert re.fullmatch(r"d-[a-z0-9]{10}\.execute-api\.eu-west-1\.amazonaws\.com", created["regionalDomainName"])
    assert created == {
        "domainName": NAME,
        "domainNameArn": f"arn:aws:apigateway:eu-west-1::/domainnames/{NAME}",
        "regionalCertificateArn": domains.arn,
        "regionalDomainName": created["regionalDomainName"],
        "regionalHostedZoneId": "ZLY8HYME6SFDD",
        "endpointConfiguration": {"types": ["REGIONAL"], "ipAddressType": "ipv4"},
        "domainNameStatus": "AVAILABLE",
        "securityPolicy": "TLS_1_2",
        "routingMode": "BASE_PATH_MAPPING_ONLY",
        "tags": {"a": "1"},
    }
    assert created == domains.call("get_domain_name", domainName=NAME)


def test_an_edge_name_has_a_distribution(domains: DomainAccount) -> None:
    """Its certificate is one of us-east-1, whatever the region."""
    with domains.account.store.transaction("000000000000", "us-east-1") as documents:
        arn = domains.arn.replace("eu-west-1", "us-east-1")
        found = {"CertificateArn": arn, "Detail": {"SubjectAlternativeNames": [NAME]}}
        documents.put("certificate", arn, document=found)
    created = domains.call("create_domain_name", domainName=NAME, certificateArn=arn)

    assert re.fullmatch(r"d[a-z0-9]{13}\.cloudfront\.net", created["distributionDomainName"])
    assert ("Z2FDTNDATAQYW2", ["EDGE"], int(NOW)) == (
        created["distributionHostedZoneId"],
        created["endpointConfiguration"]["types"],
        created["certificateUploadDate"],
    )
    assert "regionalDomainName" not in created


def test_names_are_listed_page_by_page(domains: DomainAccount) -> None:
    """Those of other accounts are none."""
    for name in ("a.example.com", "b.example.com", "*.example.com"):
        domains.domain(name)
    first = domains.call("get_domain_names", limit=2)
    rest = domains.call("get_domain_names", position=first["position"])

    assert ["a.example.com", "b.example.com"] == [one["domainName"] for one in first["items"]]
    assert ["*.example.com"] == [one["domainName"] for one in rest["items"]]
    assert [] == domains.call("get_domain_names", resourceOwner="OTHER_ACCOUNTS")["items"]


def test_a_name_is_there_once(domains: DomainAccount) -> None:
    """In whatever letters."""
    domains.domain()

    assert ("ConflictException", "The domain name you provided already exists.") == domains.refusal(
        "create_domain_name", **regional(domains.arn, NAME.upper())
    )


@pytest.mark.parametrize(
    "name", ["localhost", "a b.example.com", "-a.example.com", "a.*.example.com", "x" * 64 + ".de"]
)
def test_what_is_no_name_is_refused(domains: DomainAccount, name: str) -> None:
    """A host name of two labels; `*` may stand for the first."""
    assert ("BadRequestException", f"Invalid domain name specified: {name}") == domains.refusal(
        "create_domain_name", **regional(domains.arn, name)
    )


def test_a_name_that_is_not_there_is_told(domains: DomainAccount) -> None:
    """By every operation."""
    told = ("NotFoundException", "Invalid domain name identifier specified")

    assert told == domains.refusal("get_domain_name", domainName=NAME)
    assert told == domains.refusal("delete_domain_name", domainName=NAME)
    assert told == domains.refusal("update_domain_name", domainName=NAME, patchOperations=[])
    assert told == domains.refusal("get_base_path_mappings", domainName=NAME)


def test_certificate_and_policy_can_be_changed(domains: DomainAccount) -> None:
    """The name that DNS points to stays."""
    created = domains.domain()
    other = domains.certificate(server(NAME, number=1))
    changed = domains.account.patch(
        "update_domain_name",
        ("replace", "/regionalCertificateArn", other),
        ("replace", "/securityPolicy", "TLS_1_0"),
        domainName=NAME,
    )

    assert {**created, "regionalCertificateArn": other, "securityPolicy": "TLS_1_0"} == changed


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        (("replace", "/domainName", "b.example.com"), "Invalid patch path  '/domainName'"),
        (("replace", "/securityPolicy", "SSL_3"), "Invalid security policy specified. Must be one of: [TLS_1_0, "),
        (("replace", "/routingMode", "X"), "Invalid routing mode specified."),
        (("replace", "/policy", "{}"), "The member policy is supported for private domain names only"),
        (("remove", "/regionalCertificateArn", None), "A certificate is required for the endpoint type REGIONAL"),
        (
            ("replace", "/securityPolicy", "SecurityPolicy_TLS13_1_3_2025_09"),
            "Endpoint access mode is required for the specified security policy",
        ),
    ],
)
def test_what_cannot_be_changed_is_refused(
    domains: DomainAccount, operation: tuple[str, str, str | None], message: str
) -> None:
    """What is not enforced is not stored."""
    domains.domain()
    code, told = domains.account.patch_refusal("update_domain_name", operation, domainName=NAME)

    assert "BadRequestException" == code
    assert told.startswith(message)


def test_a_certificate_is_given_by_its_arn(domains: DomainAccount) -> None:
    """Uploads of before ACM are not offered."""
    code, _ = domains.refusal("create_domain_name", domainName=NAME, certificateBody="x", certificatePrivateKey="y")

    assert "NotImplementedException" == code


def test_a_deleted_name_takes_its_mappings(domains: DomainAccount) -> None:
    """And its certificate is free again."""
    domains.domain()
    domains.call("create_base_path_mapping", domainName=NAME, restApiId="pets", stage="prod")
    domains.call("delete_domain_name", domainName=NAME)
    domains.domain()

    assert [] == domains.call("get_base_path_mappings", domainName=NAME)["items"]


def test_a_name_has_tags(domains: DomainAccount) -> None:
    """By its ARN."""
    arn = domains.domain()["domainNameArn"]
    domains.call("tag_resource", resourceArn=arn, tags={"a": "1"})

    assert {"tags": {"a": "1"}} == domains.call("get_tags", resourceArn=arn)


def test_endpoints_are_associated_one_by_one(domains: DomainAccount) -> None:
    """A name takes none when it is created."""
    endpoint = {"types": ["PRIVATE"], "vpcEndpointIds": ["vpce-0123456789abcdef0"]}
    code, message = domains.refusal("create_domain_name", domainName=NAME, endpointConfiguration=endpoint)

    assert ("BadRequestException", True) == (code, message.endswith("by CreateDomainNameAccessAssociation"))
